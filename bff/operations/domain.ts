import type { SlowOperation, OperationType, listOperations } from '../../components/contract/operations.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import { ability } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId, secret } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import { leave } from '../storage/outbox.ts';
import { inWrite, type Write } from '../storage/write.ts';
import type { OperationKind, OperationKinds, Work } from './kind.ts';
import * as stored from './storage.ts';
import type { OperationTable } from './table.ts';

const notFound = (): Refusal =>
  new Refusal('not-found', { detail: 'You started no such work on this account.' });

export const isOver = ({ state }: Pick<OperationTable, 'state'>): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';

/** Whether its file can still be had. */
const isKept = (it: OperationTable, now: number): boolean =>
  it.state === 'done' && it.keptUntil !== null && Date.parse(it.keptUntil) > now;

/** What is asked of slow work at its start. */
export interface Wish {
  readonly type: OperationType;
  readonly input: unknown;
  readonly total: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Starts slow work inside a write: it is there with its first job, or neither is. Answers its id. */
export async function start(deps: Deps, write: Write, actor: Actor, wish: Wish): Promise<string> {
  const row: OperationTable = {
    ...fresh(deps),
    id: newId(deps.random, 'err'),
    customerId: actor.customerId,
    personId: actor.personId,
    type: wish.type,
    input: JSON.stringify(wish.input),
    total: wish.total,
    facts: JSON.stringify(wish.facts),
    run: 1,
    createdAt: isoAt(deps.clock),
    version: 1,
  };
  await stored.insert(write.tx, row);
  await nextTurn(deps, write, row, 1);
  return row.id;
}

/** How slow work stands before its first turn. */
const fresh = (deps: Deps) => ({
  state: 'todo' as const,
  step: 0,
  done: 0,
  blockedBy: null,
  needed: '[]',
  failure: null,
  outcome: null,
  fileName: null,
  size: null,
  keptUntil: null,
  linkKey: secret(deps.random),
  startedAt: null,
  endedAt: null,
});

/** What the job of a turn carries. */
export interface TurnJob {
  readonly id: string;
  readonly run: number;
  readonly turn: number;
}

/** Leaves the job of the next turn with the write that earned it. */
export function nextTurn(
  deps: Deps,
  write: Write,
  { id, customerId, run }: Pick<OperationTable, 'id' | 'customerId' | 'run'>,
  turn: number,
  afterMs = 0,
): Promise<void> {
  tell(write, { id, customerId });
  const payload: TurnJob = { id, run, turn };
  return leave(write.tx, deps.clock, {
    kind: 'operation',
    key: `operation:${id}:${run}:${turn}`,
    payload,
    afterMs,
  });
}

/** Lets everybody who follows it know. */
export const tell = (write: Write, { id, customerId }: Pick<OperationTable, 'id' | 'customerId'>): void =>
  write.changed(customerId, ['operations', `operation:${id}`, `operationLink:${id}`]);

/** Slow work as its type is given it. */
export const workOf = (it: OperationTable): Work<never, never> => ({
  id: it.id,
  customerId: it.customerId,
  input: JSON.parse(it.input) as never,
  step: it.step,
  done: it.done,
  total: it.total,
  startedAt: it.startedAt ?? it.createdAt,
  outcome: JSON.parse(it.outcome ?? 'null') as never,
});

/** The person's own on this account, if he may see its type; a stranger's is as if it were not there. */
export async function own(
  deps: Deps,
  kinds: OperationKinds,
  actor: Actor,
  id: string,
): Promise<{ readonly it: OperationTable; readonly kind: OperationKind }> {
  const it = await stored.find(deps.db, id);
  const kind = it && kinds.get(it.type);
  if (!kind || it.customerId !== actor.customerId || it.personId !== actor.personId) throw notFound();
  if (!ability(actor, kind.needs).allowed) throw notFound();
  return { it, kind };
}

/** A page of the person's slow work, newest first. */
export async function list(
  deps: Deps,
  kinds: OperationKinds,
  actor: Actor,
  { live = false, ...at }: ParsedInput<typeof listOperations>,
): Promise<Output<typeof listOperations>> {
  const { customerId, personId } = actor;
  const { rows, next, previous } = await stored.page(deps.db, { customerId, personId, live }, at);
  const items = rows.flatMap((it) => {
    const kind = kinds.get(it.type);
    return kind && ability(actor, kind.needs).allowed ? [shown(deps, kind, it)] : [];
  });
  return { items, ...(next ? { next } : {}), ...(previous ? { previous } : {}) };
}

export async function read(
  deps: Deps,
  kinds: OperationKinds,
  actor: Actor,
  id: string,
): Promise<SlowOperation> {
  const { it, kind } = await own(deps, kinds, actor, id);
  return shown(deps, kind, it);
}

/** What its owner does to an operation. */
type Act = (
  deps: Deps,
  kinds: OperationKinds,
  actor: Actor,
  id: string,
) => Promise<{ version: number; changed: string[] }>;

/** Stops it; the turn under way finds out when it wants to write. */
export const cancel: Act = (deps, kinds, actor, id) =>
  change(deps, kinds, actor, id, (it) => {
    if (it.state === 'cancelled') return undefined;
    if (isOver(it)) throw new Refusal('action-refused', { reason: 'over', detail: 'It is over already.' });
    return { state: 'cancelled', blockedBy: null, needed: '[]', endedAt: isoAt(deps.clock) };
  });

/** Starts it anew from what was frozen at its first start. Harmless while it runs. */
export const relaunch: Act = (deps, kinds, actor, id) =>
  change(deps, kinds, actor, id, (it) => {
    if (!isOver(it)) return undefined;
    if (isKept(it, deps.clock.now()))
      throw new Refusal('action-refused', { reason: 'over', detail: 'Its file is there; fetch it.' });
    return { ...fresh(deps), run: it.run + 1 };
  });

async function change(
  deps: Deps,
  kinds: OperationKinds,
  actor: Actor,
  id: string,
  decide: (it: OperationTable) => Partial<OperationTable> | undefined,
): Promise<{ version: number; changed: string[] }> {
  await own(deps, kinds, actor, id);
  return inWrite(deps, async (write) => {
    const it = await stored.lock(write.tx, deps.engine, id);
    if (!it) throw notFound();
    const set = decide(it);
    if (set) {
      await stored.update(write.tx, id, set);
      if (set.run) await nextTurn(deps, write, { ...it, run: set.run }, 1);
      else tell(write, it);
    }
    return {
      version: it.version + (set ? 1 : 0),
      changed: ['operations', `operation:${id}`, `operationLink:${id}`],
    };
  });
}

/** It as it travels. */
function shown(deps: Deps, kind: OperationKind, it: OperationTable): SlowOperation {
  const kept = isKept(it, deps.clock.now());
  const no = (reason: 'over' | 'under-way') => ({ allowed: false as const, reason });
  return {
    id: it.id,
    type: it.type,
    state: it.state,
    steps: kind.steps.map((name, index) => ({ name, state: stepState(it, index) })),
    percent: it.state === 'done' ? 100 : percentOf(kind, it),
    ...(it.blockedBy ? { blockedBy: it.blockedBy } : {}),
    needed: JSON.parse(it.needed) as string[],
    ...(it.failure ? { failure: it.failure } : {}),
    facts: JSON.parse(it.facts) as SlowOperation['facts'],
    ...(kept
      ? { result: { fileName: it.fileName ?? '', size: it.size ?? 0, until: it.keptUntil ?? '' } }
      : {}),
    can: {
      cancel: isOver(it) ? no('over') : { allowed: true },
      relaunch: !isOver(it) ? no('under-way') : kept ? no('over') : { allowed: true },
    },
    createdAt: it.createdAt,
    ...(it.startedAt ? { startedAt: it.startedAt } : {}),
    ...(it.endedAt ? { endedAt: it.endedAt } : {}),
    version: it.version,
  };
}

const stepState = (it: OperationTable, index: number): SlowOperation['state'] =>
  it.state === 'done' || index < it.step ? 'done' : index > it.step ? 'todo' : it.state;

/** Each step counts the same; never 100 before the end. */
function percentOf({ steps }: OperationKind, { step, done, total }: OperationTable): number {
  const ofStep = total > 0 ? Math.min(1, done / total) : 0;
  return Math.min(99, Math.floor(((step + ofStep) / steps.length) * 100));
}
