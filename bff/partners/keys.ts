import type { Deps } from '../deps.ts';
import { digest } from '../access/digest.ts';
import { isoAt } from '../ports/clock.ts';
import type { Write } from '../storage/write.ts';
import * as stored from './key-storage.ts';
import { endSessions } from './storage.ts';

const day = 86_400_000;

/** An enrolled browser stays so for 90 days after its last use; at most ten a person and partner. */
export const keyDays = 90;
export const keysMost = 10;

/** A public P-256 key as a vault tells it. */
export interface VaultJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** The thumbprint of a P-256 key (RFC 7638: members in this order, no blanks). */
export const thumbprint = ({ crv, kty, x, y }: VaultJwk): string =>
  digest(JSON.stringify({ crv, kty, x, y }));

/** Keys used last before this instant are enrolled no more. */
export const enrolledSince = (deps: Pick<Deps, 'clock'>): string => isoAt(deps.clock, -keyDays * day);

/** Enrols a key that one of our top-level pages had from the vault itself; beyond ten the least used one goes. */
export async function enrol(
  deps: Deps,
  write: Write,
  key: {
    readonly personId: string;
    readonly partnerId: string;
    readonly origin: string;
    readonly jkt: string;
  },
): Promise<void> {
  const now = isoAt(deps.clock);
  const live = await stored.liveKeys(write.tx, key.personId, key.partnerId, enrolledSince(deps));
  const others = live.filter(({ jkt }) => jkt !== key.jkt);
  for (const { jkt } of others.slice(0, Math.max(0, others.length - keysMost + 1))) {
    await stored.revokeKeys(write.tx, key.personId, key.partnerId, now, jkt);
    const ended = await endSessions(write.tx, key.partnerId, { personId: key.personId, jkt }, now);
    for (const idHash of ended) write.accessChanged(`session:${idHash}`);
  }
  await stored.enrolKey(write.tx, { ...key, createdAt: now, lastUsedAt: now, revokedAt: null });
}
