import type { Level } from '../../components/contract/access.ts';
import { browserName } from '../access/browser-name.ts';
import { digest } from '../access/digest.ts';
import { startSession } from '../access/sessions.ts';
import { endSession } from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { note } from './audit.ts';
import * as stored from './key-storage.ts';
import { enrolledSince } from './keys.ts';
import { proofSeconds, verifyProof, type Proof } from './proof.ts';
import { liveConsents, updateConsent } from './storage.ts';
import type { AuthCodeTable } from './table.ts';

/** What a vault sends for its code. */
export interface Redemption {
  readonly code: string;
  readonly codeVerifier: string;
  /** The DPoP proof by the vault's key (RFC 9449). */
  readonly proof: string;
  readonly method: string;
  /** The address of the request, without query. */
  readonly url: string;
  readonly agent: string;
  /** The secret of the session that this browser had at the partner; it ends. */
  readonly former?: string | undefined;
}

/** The same words whatever was wrong: they help nobody but a thief. */
const refusal = (): Refusal => new Refusal('proof-refused', { detail: 'Sign in again.' });

/**
 * Opens the session of a vault for its code, once, within 60 seconds, by the key that was enrolled. A code that comes a
 * second time ends the session born from it (OAuth 2.1 §4.1.3); one with a wrong proof is spent. Refuses with
 * `proof-refused`.
 */
export async function redeem(deps: Deps, sent: Redemption): Promise<{ secret: string; maxAge?: number }> {
  const codeHash = digest(sent.code);
  const code = await stored.findCode(deps.db, codeHash);
  if (!code) throw refusal();
  if (code.usedAt !== null) return endBorn(deps, code);
  if (Date.parse(code.expiresAt) <= deps.clock.now()) throw refusal();
  const proof = await verifyProof(deps, sent.proof, sent);
  if (!proof || proof.jkt !== code.jkt || digest(sent.codeVerifier) !== code.challenge)
    return spoil(deps, code);
  const born = await inWrite(deps, (write) => open(deps, write, code, proof, sent));
  return born ?? endBorn(deps, (await stored.findCode(deps.db, codeHash)) ?? code);
}

/** Undefined when somebody else was quicker with the same code. */
async function open(deps: Deps, write: Write, code: AuthCodeTable, proof: Proof, sent: Redemption) {
  const now = isoAt(deps.clock);
  // The mark is set first: whoever ends a person's sessions meanwhile waits for it, or it for him.
  if (!(await stored.spendCode(write.tx, code.codeHash, now))) return undefined;
  const { personId, partnerId, jkt, origin, consentId } = code;
  if (!(await stored.rememberProof(write.tx, jkt, proof.jti, isoAt(deps.clock, 2 * proofSeconds * 1000))))
    throw refusal();
  const consents = await liveConsents(write.tx, personId, now, partnerId);
  if (!consents.some(({ id }) => id === consentId)) throw refusal();
  if (!(await stored.touchKey(write.tx, code, enrolledSince(deps), now))) throw refusal();
  if (sent.former) await endFormer(write, digest(sent.former), now);
  const session = await startSession(deps, write, {
    kind: 'embed',
    personId,
    customerId: code.customerId,
    level: code.level as Level,
    authenticatedAt: code.authenticatedAt,
    agent: browserName(sent.agent),
    embed: { consentId, partnerId, origin, jkt },
  });
  await stored.markBorn(write.tx, code.codeHash, session.idHash);
  await updateConsent(write.tx, consentId, { lastUsedAt: now });
  await note(deps, write.tx, {
    what: 'partner-session-opened',
    personId,
    partnerId,
    customerId: code.customerId,
    facts: { origin },
  });
  return session;
}

async function endFormer(write: Write, idHash: string, now: string): Promise<void> {
  await endSession(write.tx, idHash, now);
  write.accessChanged(`session:${idHash}`);
}

async function endBorn(deps: Deps, code: AuthCodeTable): Promise<never> {
  await inWrite(deps, async (write) => {
    if (code.sessionHash) await endFormer(write, code.sessionHash, isoAt(deps.clock));
    await note(deps, write.tx, {
      what: 'partner-code-reused',
      personId: code.personId,
      partnerId: code.partnerId,
    });
  });
  throw refusal();
}

async function spoil(deps: Deps, code: AuthCodeTable): Promise<never> {
  await inWrite(deps, async (write) => {
    await stored.spendCode(write.tx, code.codeHash, isoAt(deps.clock));
    await note(deps, write.tx, {
      what: 'partner-proof-refused',
      personId: code.personId,
      partnerId: code.partnerId,
    });
  });
  throw refusal();
}
