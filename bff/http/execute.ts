import { operations, type OperationName } from '../../components/contract/operations.ts';
import type { Call, Reply } from '../../components/contract/batch.ts';
import type { Operation } from '../../components/contract/operation.ts';
import { atPartner, type Actor } from '../access/actor.ts';
import type { FindActor } from '../access/actor-cache.ts';
import { authorize } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { revisionOf } from '../storage/events.ts';
import { once } from './idempotency.ts';
import { parseInput } from './input.ts';
import { problemOf } from './problem.ts';
import { partitionOf, type Quota, type Spend } from './rate-limit.ts';
import type { RequestFacts } from './request.ts';
import type { Route, Visit } from './route.ts';

/** Runs one call of the contract, whatever way it came. */
export interface Kernel {
  readonly deps: Deps;
  readonly routes: ReadonlyMap<OperationName, Route>;
  readonly findActor: FindActor;
  readonly spend: Spend;
}

/** The reply of a call, with the quota it left. */
export interface Outcome extends Reply {
  readonly quota?: Quota;
}

/**
 * The one path of every call: who, how often, what, may he, did anything change, once only, run. Every refusal becomes a
 * problem; what is not a refusal is logged with its cause and told as `unexpected`.
 */
export async function execute(kernel: Kernel, call: Call, request: RequestFacts): Promise<Outcome> {
  let quota: Quota | undefined;
  try {
    const operation: Operation = operations[call.op];
    const actor = request.secret ? atPartner(await kernel.findActor(request.kind, request.secret), request.partner) : undefined;
    quota = kernel.spend(...partitionOf(operation, { session: actor?.sessionHash, ip: request.ip }));
    if (request.kind === 'embed' && operation.audience === 'public' && !embedPublic.has(call.op))
      throw new Refusal('first-party-only', { detail: 'This is done on our own pages only.' });
    authorize(actor, operation, kernel.deps.clock.now());
    return { ...(await answer(kernel, operation, call, actor, request)), quota };
  } catch (error) {
    return { ...refuse(kernel.deps, error, call, request), ...(quota ? { quota } : {}) };
  }
}

/** The public operations that make sense on a partner's page. */
const embedPublic: ReadonlySet<OperationName> = new Set(['getSession', 'signOut']);

async function answer(kernel: Kernel, operation: Operation, call: Call, actor: Actor | undefined, request: RequestFacts): Promise<Reply> {
  const input = parseInput(operation.input, call.input) as never;
  const etag = operation.revalidates && actor ? await etagOf(kernel.deps, actor, call) : undefined;
  if (etag && call.etag === etag) return { status: 304, etag };
  if (operation.ifMatch && call.version === undefined)
    throw new Refusal('precondition-required', { detail: 'Send If-Match with the version that you read.' });
  const run = kernel.routes.get(call.op)?.run;
  if (!run) throw new Error(`no route runs ${call.op}`);
  const visit = { actor, request, version: call.version ?? 0 } as unknown as Visit<never>;
  const output = operation.idempotent && actor ? await once(kernel.deps, actor, call, () => run(input, visit)) : await run(input, visit);
  return { status: 200, output, ...(etag ? { etag } : {}) };
}

/** The customer's revision, what was asked, by whom and on which day: nothing else changes an answer. */
async function etagOf(deps: Deps, actor: Actor, call: Call): Promise<string> {
  const revision = await revisionOf(deps.db, actor.customerId);
  return `W/"${revision}-${shortHash(`${JSON.stringify(call.input)}|${actor.sessionHash}|${today(deps.clock)}|${call.op}`)}"`;
}

/** FNV-1a, 32 bits: tells two questions of one customer apart, protects nothing. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

function refuse(deps: Deps, error: unknown, call: Call, request: RequestFacts): Reply {
  const problem = problemOf(error, request.id);
  if (problem.code === 'unexpected') deps.log.error({ err: error, op: call.op, request: request.id }, 'call failed');
  return { status: problem.status, problem };
}

