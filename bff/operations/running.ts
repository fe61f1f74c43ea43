import type { Deps } from '../deps.ts';
import type { Handler } from '../jobs/runner.ts';
import { isoAt } from '../ports/clock.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { isOver, nextTurn, tell, workOf, type TurnJob } from './domain.ts';
import type { OperationKinds, Turn } from './kind.ts';
import * as stored from './storage.ts';
import type { OperationTable } from './table.ts';

/** Tries of one turn before the customer is told that it failed: some two and a half minutes. */
const triesMost = 5;

/**
 * Runs one turn of slow work and commits what it came to, together with the job of the next turn. A turn of a run that was
 * cancelled or started anew meanwhile leaves no trace.
 */
export const operationJob =
  (deps: Deps, kinds: OperationKinds): Handler<TurnJob> =>
  async ({ payload: job, attempts, done }) => {
    const it = await stored.find(deps.db, job.id);
    if (!it || isOld(it, job)) return;
    const turn = await turnOf(deps, kinds, it, attempts);
    await inWrite(deps, async (write) => {
      const now = await stored.lock(write.tx, deps.engine, job.id);
      if (now && !isOld(now, job)) await record(deps, write, kinds, now, turn, job);
      await done(write);
    });
  };

const isOld = (it: OperationTable, { run }: TurnJob): boolean => it.run !== run || isOver(it);

async function turnOf(
  deps: Deps,
  kinds: OperationKinds,
  it: OperationTable,
  attempts: number,
): Promise<Turn> {
  const kind = kinds.get(it.type);
  if (!kind) return { is: 'failed', why: 'unknown-type' };
  try {
    return await kind.turn(deps, workOf({ ...it, startedAt: it.startedAt ?? isoAt(deps.clock) }));
  } catch (err) {
    if (attempts < triesMost) throw err;
    deps.log.error({ err, operation: it.id, type: it.type }, 'slow work failed');
    return { is: 'failed', why: 'unexpected' };
  }
}

async function record(
  deps: Deps,
  write: Write,
  kinds: OperationKinds,
  it: OperationTable,
  turn: Turn,
  job: TurnJob,
): Promise<void> {
  const at = isoAt(deps.clock);
  const started = { startedAt: it.startedAt ?? at, blockedBy: null, needed: '[]' };
  if (turn.is === 'going') {
    const { step, done, total } = turn;
    await stored.update(write.tx, it.id, { ...started, state: 'doing', step, done, total });
    return nextTurn(deps, write, it, job.turn + 1);
  }
  if (turn.is === 'blocked') {
    const needed = JSON.stringify(turn.needed ?? []);
    await stored.update(write.tx, it.id, { ...started, state: 'blocked', blockedBy: turn.by, needed });
    return nextTurn(deps, write, it, job.turn + 1, turn.afterMs);
  }
  await stored.update(write.tx, it.id, { ...started, endedAt: at, ...endOf(deps, kinds, it, turn) });
  tell(write, it);
}

function endOf(
  deps: Deps,
  kinds: OperationKinds,
  it: OperationTable,
  turn: Extract<Turn, { is: 'done' | 'failed' }>,
): Partial<OperationTable> {
  if (turn.is === 'failed') return { state: 'failed', failure: turn.why };
  const { fileName, size, outcome } = turn;
  const keptUntil = isoAt(deps.clock, kinds.get(it.type)?.keptMs);
  return { state: 'done', fileName, size, outcome: JSON.stringify(outcome), keptUntil };
}
