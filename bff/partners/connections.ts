import type { Scope } from '../../components/contract/access.ts';
import type { Connection } from '../../components/contract/partners.ts';
import type { Actor } from '../access/actor.ts';
import { lockPerson } from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite } from '../storage/write.ts';
import { note } from './audit.ts';
import { countKeys, revokeKeys, spendCodes } from './key-storage.ts';
import { enrolledSince } from './keys.ts';
import * as stored from './storage.ts';

/** The sites that show this person's accounts, newest consent first. */
export async function list(deps: Deps, actor: Actor): Promise<{ items: Connection[] }> {
  const consents = await stored.liveConsents(deps.db, actor.personId, isoAt(deps.clock));
  const around = await surroundings(deps, actor, consents);
  return { items: consents.map((consent) => connectionOf(consent, around)) };
}

type Consent = Awaited<ReturnType<typeof stored.liveConsents>>[number];
type Surroundings = Awaited<ReturnType<typeof surroundings>>;

/** What belongs to some consents, each kind read once. */
async function surroundings(deps: Deps, actor: Actor, consents: readonly Consent[]) {
  const now = isoAt(deps.clock);
  const ids = consents.map(({ id }) => id);
  const partnerIds = consents.map(({ partnerId }) => partnerId);
  const partners = await stored.partnersOf(deps.db, partnerIds);
  const sessions = await stored.sessionsOf(deps.db, ids, now);
  const keys = await countKeys(deps.db, actor.personId, enrolledSince(deps));
  return {
    partners: new Map(partners.map((row) => [row.id, row])),
    origins: Map.groupBy(await stored.originsOf(deps.db, partnerIds), (row) => row.partnerId),
    accounts: Map.groupBy(await stored.accountsOf(deps.db, ids), (row) => row.consentId),
    sessions: new Map(sessions.map((row) => [row.consentId, row])),
    keys: new Map(keys.map((row) => [row.partnerId, row.count])),
  };
}

function connectionOf(
  consent: Consent,
  { partners, origins, accounts, sessions, keys }: Surroundings,
): Connection {
  const partner = partners.get(consent.partnerId);
  const verified = (origins.get(consent.partnerId) ?? []).filter((row) => row.verifiedAt !== null);
  const seen = latest(consent.lastUsedAt, sessions.get(consent.id)?.seenAt ?? null);
  return {
    id: consent.id,
    partner: {
      key: consent.partnerId,
      name: partner?.name ?? '',
      origins: verified.map((row) => row.origin),
      suspended: partner?.status !== 'active',
    },
    accounts: (accounts.get(consent.id) ?? []).map(({ id, label }) => ({ id, label })),
    scopes: JSON.parse(consent.scopes) as Scope[],
    createdAt: consent.createdAt,
    ...(seen ? { lastUsedAt: seen } : {}),
    expiresAt: consent.expiresAt,
    sessions: Number(sessions.get(consent.id)?.live ?? 0),
    browsers: Number(keys.get(consent.partnerId) ?? 0),
  };
}

const latest = (...instants: (string | null)[]): string | undefined =>
  instants
    .filter((instant) => instant !== null)
    .toSorted()
    .at(-1);

/**
 * Cuts a partner off: consent, enrolled keys, open codes and sessions end in one transaction, and with them the live
 * streams. Refuses with `not-found` for a stranger's consent or one that is over.
 */
export async function revoke(deps: Deps, actor: Actor, id: string): Promise<{ changed: string[] }> {
  await inWrite(deps, async (write) => {
    const now = isoAt(deps.clock);
    await lockPerson(write.tx, deps.engine, actor.personId);
    const consent = (await stored.liveConsents(write.tx, actor.personId, now)).find((row) => row.id === id);
    if (!consent) throw new Refusal('not-found', { detail: 'There is no such connected site of yours.' });
    const { personId, partnerId } = consent;
    // Codes first: one that is being redeemed is waited for, and its session then ends with the others.
    await spendCodes(write.tx, personId, partnerId, now);
    await stored.revokeConsents(write.tx, personId, partnerId, now);
    await revokeKeys(write.tx, personId, partnerId, now);
    await stored.endSessions(write.tx, partnerId, { personId }, now);
    write.accessChanged(`consent:${id}`);
    await note(deps, write.tx, { what: 'partner-revoked', personId, partnerId });
  });
  return { changed: ['connections'] };
}
