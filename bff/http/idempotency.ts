import type { Call } from '../../components/contract/batch.ts';
import type { Actor } from '../access/actor.ts';
import { digest } from '../access/digest.ts';
import * as stored from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';

/** How long a reply is kept, and how long an unfinished request blocks its key, in milliseconds. */
const keptMs = 48 * 3600 * 1000;
const abandonedMs = 60_000;

/**
 * Runs a call once for its `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key and body get the
 * first reply again. Refuses with `idempotency-key-missing`, `-reused` (other body) or `-in-progress`.
 */
export async function once(deps: Deps, actor: Actor, call: Call, run: () => Promise<unknown>): Promise<unknown> {
  if (!call.key || !/^[A-Za-z0-9_-]{16,255}$/.test(call.key))
    throw new Refusal('idempotency-key-missing', { detail: 'Send an Idempotency-Key of 16 to 255 letters, digits, - or _.' });
  const bodyHash = digest(`${call.op}|${JSON.stringify(call.input)}`);
  const row = { personId: actor.personId, key: call.key, operation: call.op, bodyHash, reply: '', createdAt: isoAt(deps.clock) };
  if (!(await stored.claimKey(deps.db, row))) {
    const known = await replay(deps, actor.personId, call.key, bodyHash);
    if (known) return known.output;
  }
  return remember(deps, actor.personId, call.key, run);
}

async function replay(deps: Deps, personId: string, key: string, bodyHash: string): Promise<{ output: unknown } | undefined> {
  const held = await stored.findReply(deps.db, personId, key);
  const age = held ? deps.clock.now() - Date.parse(held.createdAt) : Infinity;
  if (!held || age > keptMs) return undefined;
  if (held.bodyHash !== bodyHash) throw new Refusal('idempotency-key-reused', { detail: 'Use a new key for another request.' });
  if (held.reply !== '') return { output: JSON.parse(held.reply) as unknown };
  if (age < abandonedMs) throw new Refusal('idempotency-in-progress', { detail: 'Wait for the first answer.', retryAfter: 1 });
  return undefined;
}

async function remember(deps: Deps, personId: string, key: string, run: () => Promise<unknown>): Promise<unknown> {
  try {
    const output = await run();
    await stored.storeReply(deps.db, personId, key, JSON.stringify(output));
    return output;
  } catch (error) {
    // A refusal leaves nothing behind, so the customer may correct and send again under the same key.
    await stored.releaseKey(deps.db, personId, key);
    throw error;
  }
}
