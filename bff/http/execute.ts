import type { OperationName } from '../../components/contract/api.ts';
import type { Call, Reply } from '../../components/contract/batch.ts';
import type { Operation } from '../../components/contract/operation.ts';
import { atPartner, type Actor } from '../access/actor.ts';
import type { FindActor } from '../access/actor-cache.ts';
import { authorize } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { etagOf } from './etag.ts';
import { once, unsealed } from './idempotency.ts';
import { parseInput } from './input.ts';
import { refusePans } from './pan-refusal.ts';
import { problemOf } from './problem.ts';
import { partitionOf, type Quota, type Spend } from './rate-limit.ts';
import type { RequestFacts } from './request.ts';
import type { Revisions } from './revisions.ts';
import type { Route, Visit } from './route.ts';
import { traceOf } from './trace.ts';

/** Runs one call of the contract, whatever way it came. */
export interface Kernel {
  readonly deps: Deps;
  /** Every operation by its name: those of the contract. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly findActor: FindActor;
  readonly spend: Spend;
  readonly revisions: Revisions;
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
  const trace = traceOf(request.raw);
  trace.ops = trace.ops ? `${trace.ops},${call.op}` : call.op;
  let quota: Quota | undefined;
  try {
    const operation = kernel.operations[call.op];
    if (!operation) throw new Refusal('not-found', { detail: 'There is no such operation.' });
    const actor = await actorOf(kernel, request);
    quota = kernel.spend(...partitionOf(operation, { session: actor?.sessionHash, ip: request.ip }));
    if (request.kind === 'embed' && operation.audience === 'public' && !embedPublic.has(call.op))
      throw new Refusal('first-party-only', { detail: 'This is done on our own pages only.' });
    authorize(actor, operation, kernel.deps.clock.now());
    const reply = await answer(kernel, operation, call, actor, request);
    // The event says so too, from PostgreSQL a moment after the answer.
    if (operation.method !== 'GET' && actor) kernel.revisions.forget(actor.customerId);
    return { ...reply, quota };
  } catch (error) {
    return refuse(kernel.deps, error, call, request, quota);
  }
}

/** The public operations that make sense on a partner's page. */
const embedPublic: ReadonlySet<OperationName> = new Set(['getSession', 'signOut']);

async function actorOf(kernel: Kernel, { kind, secret, partner }: RequestFacts): Promise<Actor | undefined> {
  return secret ? atPartner(await kernel.findActor(kind, secret), partner) : undefined;
}

async function answer(
  kernel: Kernel,
  operation: Operation,
  call: Call,
  actor: Actor | undefined,
  request: RequestFacts,
): Promise<Reply> {
  const input = parseInput(operation.input, call.input);
  refusePans(input);
  const etag = operation.revalidates && actor ? await markOf(kernel, actor, call, input) : undefined;
  if (etag && call.etag === etag) return { status: 304, etag };
  if (operation.ifMatch && call.version === undefined)
    throw new Refusal('precondition-required', { detail: 'Send If-Match with the version that you read.' });
  const route = kernel.routes.get(call.op);
  if (!route) throw new Error(`no route runs ${call.op}`);
  const visit = { actor, request, version: call.version ?? 0, seal: unsealed };
  const run = (seal: Visit<Actor>['seal']): Promise<unknown> =>
    route.run(input as never, { ...visit, seal } as Visit<never>);
  if (operation.idempotent && actor)
    return { status: 200, ...(await once(kernel.deps, actor, call, input, run)) };
  return { status: 200, output: await run(unsealed), ...(etag ? { etag } : {}) };
}

/** The ETag of an answer; of its revision a caller who holds one must hear the truth, others anything that was true. */
async function markOf(
  { revisions, deps }: Kernel,
  actor: Actor,
  call: Call,
  input: unknown,
): Promise<string> {
  const revision = await (call.etag ? revisions.now : revisions.before)(actor.customerId);
  return etagOf(deps.clock, revision, actor, call.op, input);
}

function refuse(
  deps: Deps,
  error: unknown,
  call: Call,
  request: RequestFacts,
  spent: Quota | undefined,
): Outcome {
  const problem = problemOf(error, request.id);
  if (!(error instanceof Refusal))
    deps.log.error({ err: error, op: call.op, request: request.id }, 'call failed');
  const quota = error instanceof Refusal ? (error.facts.quota ?? spent) : spent;
  return { status: problem.status, problem, ...(quota ? { quota } : {}) };
}
