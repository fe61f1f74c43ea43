import type { Kysely, Transaction } from 'kysely';
import type { SessionKind } from '../ports/session-carrier.ts';
import { compiledByShape, type Place } from '../storage/compiled.ts';
import type { Engine, Tables } from '../storage/tables.ts';
import type { AuditTable, SessionTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The session with its person, account and membership: all that a session of our own pages needs. */
const signedIn = (db: Db, place: Place) =>
  db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.personId')
    .innerJoin('customer as c', 'c.id', 's.customerId')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.personId', '=', 's.personId').onRef('m.customerId', '=', 's.customerId'),
    )
    .where('s.idHash', '=', place<string>('idHash'))
    .where('s.endedAt', 'is', null)
    .where('m.revokedAt', 'is', null)
    .select([
      's.idHash',
      's.kind',
      's.personId',
      's.customerId',
      's.level',
      's.authenticatedAt',
      's.seenAt',
      's.idleSeconds',
      's.expiresAt',
      'p.firstName',
      'p.lastName',
      'p.locale',
      'p.status',
      'c.name as customerName',
      'c.kind as customerKind',
      'm.id as membershipId',
      'm.role',
      'm.rights',
      'm.services',
      'm.startsAt',
      'm.endsAt',
    ]);

const portalQuery = compiledByShape((db, _: null, place) => signedIn(db, place));

const embedQuery = compiledByShape((db, _: null, place) =>
  signedIn(db, place)
    .leftJoin('consent as k', 'k.id', 's.consentId')
    .leftJoin('consentAccount as ka', (on) =>
      on.onRef('ka.consentId', '=', 's.consentId').onRef('ka.customerId', '=', 's.customerId'),
    )
    .leftJoin('partner as pa', 'pa.id', 's.partnerId')
    .leftJoin('partnerOrigin as po', (on) =>
      on.onRef('po.partnerId', '=', 's.partnerId').onRef('po.origin', '=', 's.origin'),
    )
    .select([
      's.consentId',
      's.partnerId',
      's.origin',
      's.jkt',
      'k.scopes',
      'k.expiresAt as consentExpiresAt',
      'k.revokedAt as consentRevokedAt',
      'ka.customerId as consentedCustomer',
      'pa.name as partnerName',
      'pa.status as partnerStatus',
      'pa.ceiling',
      'po.verifiedAt as originVerifiedAt',
      'po.suspendedAt as originSuspendedAt',
    ]),
);

type PortalRow = Awaited<ReturnType<typeof portalQuery>>[number];
type EmbedRow = Awaited<ReturnType<typeof embedQuery>>[number];

/** A session with everything that decides what it may do; what a partner adds is there on those of a vault alone. */
export type SessionRow = PortalRow & Partial<Omit<EmbedRow, keyof PortalRow>>;

/** Finds a session by its hash in one statement; the four tables of grants are joined only where they matter. */
export async function findSession(
  db: Db,
  kind: SessionKind,
  idHash: string,
): Promise<SessionRow | undefined> {
  const find = kind === 'portal' ? portalQuery : embedQuery;
  return (await find(db, null, '', { idHash }))[0];
}

export async function listedServices(db: Db, membershipId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membershipService')
    .where('membershipId', '=', membershipId)
    .select('serviceId')
    .execute();
  return rows.map((row) => row.serviceId);
}

/** A key that all processes share. Throws when there is none. */
export const findKey = async (db: Db, name: string): Promise<string> =>
  (await db.selectFrom('serverKey').where('name', '=', name).select('value').executeTakeFirstOrThrow()).value;

export const insertSession = (db: Db, session: SessionTable) =>
  db.insertInto('session').values(session).execute();

export const touchSession = (db: Db, idHash: string, seenAt: string) =>
  db.updateTable('session').set({ seenAt }).where('idHash', '=', idHash).execute();

/** Ends a session; false when it was over before. */
export async function endSession(db: Db, idHash: string, endedAt: string): Promise<boolean> {
  const result = await db
    .updateTable('session')
    .set({ endedAt })
    .where('idHash', '=', idHash)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Makes the acts of one person on his access wait for each other. */
export const lockPerson = (db: Db, engine: Engine, personId: string) =>
  db
    .selectFrom('person')
    .where('id', '=', personId)
    .select('status')
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

/** Ends all live sessions of a person, codes that would open one included. */
export async function endSessionsOf(db: Db, personId: string, endedAt: string): Promise<void> {
  // Codes first: one that is being redeemed is waited for, and its session then ends with the others.
  await db
    .updateTable('authCode')
    .set({ usedAt: endedAt })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute();
  await db
    .updateTable('session')
    .set({ endedAt })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .execute();
}

/** Live sessions of a person, oldest first. */
export const liveSessionsOf = (db: Db, personId: string, now: string) =>
  db
    .selectFrom('session')
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .select('idHash')
    .orderBy('createdAt')
    .execute();

/** What a person may do on an account now; none when either ended. */
export const membershipOf = (db: Db, personId: string, customerId: string, now: string) =>
  db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .where('m.personId', '=', personId)
    .where('m.customerId', '=', customerId)
    .where('m.revokedAt', 'is', null)
    .where('m.startsAt', '<=', now)
    .where((e) => e.or([e('m.endsAt', 'is', null), e('m.endsAt', '>', now)]))
    .where('p.status', '=', 'active')
    .select(['m.id', 'm.role', 'm.rights', 'm.services', 'p.locale'])
    .executeTakeFirst();

/** The accounts that a person holds a part in now, with what decides his rights there. */
export const membershipsOf = (db: Db, personId: string, now: string) =>
  db
    .selectFrom('membership as m')
    .innerJoin('customer as c', 'c.id', 'm.customerId')
    .where('m.personId', '=', personId)
    .where('m.revokedAt', 'is', null)
    .where('m.startsAt', '<=', now)
    .where((e) => e.or([e('m.endsAt', 'is', null), e('m.endsAt', '>', now)]))
    .select(['c.id', 'c.name', 'c.number', 'c.kind', 'm.role', 'm.rights'])
    .orderBy('c.name')
    .execute();

/** The accounts that the consent behind a session covers. */
export const consentedAccounts = async (db: Db, idHash: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('consentAccount as a', 'a.consentId', 's.consentId')
    .where('s.idHash', '=', idHash)
    .select('a.customerId')
    .execute();
  return new Set(rows.map(({ customerId }) => customerId));
};

export const insertAudit = (db: Db, row: AuditTable) => db.insertInto('audit').values(row).execute();

export const findReply = (db: Db, personId: string, key: string) =>
  db
    .selectFrom('idempotency')
    .where('personId', '=', personId)
    .where('key', '=', key)
    .selectAll()
    .executeTakeFirst();

/** Claims a key; false when somebody has it already. */
export async function claimKey(db: Db, row: Tables['idempotency']): Promise<boolean> {
  const result = await db
    .insertInto('idempotency')
    .values(row)
    .onConflict((c) => c.columns(['personId', 'key']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

type Claim = Pick<Tables['idempotency'], 'personId' | 'key' | 'createdAt'>;

/**
 * Takes over a key that nobody finished, or whose reply is too old; false when somebody was quicker, be it another heir
 * or the owner, whose reply was committed since `held` was read.
 */
export async function takeOverKey(
  db: Db,
  claim: Tables['idempotency'],
  held: Pick<Tables['idempotency'], 'createdAt' | 'reply'>,
): Promise<boolean> {
  const { personId, key, ...set } = claim;
  const result = await db
    .updateTable('idempotency')
    .set(set)
    .where('personId', '=', personId)
    .where('key', '=', key)
    .where('createdAt', '=', held.createdAt)
    .where('reply', '=', held.reply)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** What `reply` begins with when it is the answer itself, not only what the effect began with. */
const answered = '{"output"%';

/** Keeps a reply under a claim, unless it has its answer; false when the claim was lost. */
export async function storeReply(
  db: Db,
  { personId, key, createdAt }: Claim,
  reply: string,
): Promise<boolean> {
  const result = await db
    .updateTable('idempotency')
    .set({ reply })
    .where('personId', '=', personId)
    .where('key', '=', key)
    .where('createdAt', '=', createdAt)
    .where('reply', 'not like', answered)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Gives a claim back: while it has no reply, or until it has its answer when `begun` effects are over too. */
export const releaseKey = (db: Db, { personId, key, createdAt }: Claim, begun: boolean) =>
  db
    .deleteFrom('idempotency')
    .where('personId', '=', personId)
    .where('key', '=', key)
    .where('createdAt', '=', createdAt)
    .where('reply', begun ? 'not like' : '=', begun ? answered : '')
    .execute();

/** Forgets what has served: replies kept for repeats, quiet counters, dead links, proofs. */
export async function forgetExpired(
  db: Db,
  before: {
    readonly replies: string;
    readonly attempts: string;
    readonly links: string;
    readonly now: string;
    readonly streakMost: number;
  },
): Promise<void> {
  await db.deleteFrom('idempotency').where('createdAt', '<', before.replies).execute();
  // A password that is off stays off until it is set anew.
  await db
    .deleteFrom('attempt')
    .where('lastAt', '<', before.attempts)
    .where((e) => e.or([e('key', 'not like', 'streak:%'), e('failures', '<', before.streakMost)]))
    .execute();
  await db.deleteFrom('link').where('expiresAt', '<', before.links).execute();
  await db.deleteFrom('seenProof').where('expiresAt', '<', before.now).execute();
  await db.deleteFrom('authCode').where('expiresAt', '<', before.links).execute();
}
