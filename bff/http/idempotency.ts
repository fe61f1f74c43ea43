import type { Call } from '../../components/contract/batch.ts';
import type { Actor } from '../access/actor.ts';
import { digest } from '../access/digest.ts';
import * as stored from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { unlessUnwritable } from '../storage/unwritable.ts';
import type { Seal } from '../storage/write.ts';

/** How long a reply is kept, and how long an unfinished request blocks its key, in milliseconds. */
const keptMs = 48 * 3600 * 1000;
const abandonedMs = 60_000;

/** The seal of calls that may happen twice. */
export const unsealed: Seal = () => Promise.resolve();

/** What a call answers, and whether an earlier one answered it first. */
interface Done {
  readonly output: unknown;
  readonly replayed?: true;
}

/**
 * Runs a call once for its `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key and input get the
 * first reply again, for two days. Refuses with `idempotency-key-missing`, `-reused` (other input) or `-in-progress`.
 */
export async function once(
  deps: Deps,
  actor: Actor,
  call: Call,
  input: unknown,
  run: (seal: Seal) => Promise<unknown>,
): Promise<Done> {
  const { personId } = actor;
  const key = keyOf(call);
  const bodyHash = digest([call.op, actor.customerId, actor.kind, JSON.stringify(input)].join('|'));
  const claim = { personId, key, operation: call.op, bodyHash, reply: '', createdAt: isoAt(deps.clock) };
  if (!(await stored.claimKey(deps.db, claim))) {
    const known = await replay(deps, claim);
    if (known) return known;
  }
  return remember(deps, claim, run);
}

function keyOf({ key }: Call): string {
  if (key && /^[A-Za-z0-9_-]{16,255}$/.test(key)) return key;
  throw new Refusal('idempotency-key-missing', {
    detail: 'Send an Idempotency-Key of 16 to 255 letters, digits, - or _.',
  });
}

type Claim = Parameters<typeof stored.claimKey>[1];

/** The reply held under the key; nothing when the claim could be taken over because its owner is gone. */
async function replay(deps: Deps, claim: Claim): Promise<Done | undefined> {
  const held = await stored.findReply(deps.db, claim.personId, claim.key);
  if (!held) throw inProgress();
  const age = deps.clock.now() - Date.parse(held.createdAt);
  if (age <= keptMs) {
    if (held.bodyHash !== claim.bodyHash)
      throw new Refusal('idempotency-key-reused', { detail: 'Use a new key for another request.' });
    const reply = replyIn(held.reply);
    if (reply && 'output' in reply) return { output: reply.output, replayed: true };
    if (age < abandonedMs) throw inProgress();
    // Nobody came back to say more, but the effect is there: what it began with is the answer, never a second effect.
    if (reply) return { output: reply.begun, replayed: true };
  }
  // Of several that find it abandoned, the first one takes it; its owner may have sealed it at this very moment.
  if (!(await stored.takeOverKey(deps.db, claim, held))) throw inProgress();
  return undefined;
}

/** What is kept under a key: nothing yet, what the effect began with, or the answer. */
type Kept = { readonly begun: unknown } | { readonly output: unknown };
const replyIn = (reply: string): Kept | undefined => (reply === '' ? undefined : (JSON.parse(reply) as Kept));

const inProgress = (): Refusal =>
  new Refusal('idempotency-in-progress', { detail: 'Wait for the first answer.', retryAfter: 1 });

async function remember(deps: Deps, claim: Claim, run: (seal: Seal) => Promise<unknown>): Promise<Done> {
  const keep = (db: Parameters<typeof stored.storeReply>[0], kept: Kept): Promise<boolean> =>
    stored.storeReply(db, claim, JSON.stringify(kept));
  const seal: Seal = async ({ tx }, output, stage) => {
    if (!(await keep(tx, stage === 'begun' ? { begun: output } : { output }))) throw inProgress();
  };
  const output = await run(seal).catch(async (error: unknown) => {
    // A refusal ends what was begun, so the customer may correct and send again under the same key; after a fault
    // nobody knows, and what was begun stays the answer.
    await stored.releaseKey(deps.db, claim, error instanceof Refusal).catch(unlessUnwritable);
    throw error;
  });
  // It is done: that the answer cannot be kept any more is no reason to say otherwise.
  await keep(deps.db, { output }).catch(unlessUnwritable);
  return { output };
}
