import type { Level, Right, Role, Scope } from '../../components/contract/access.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import { Refusal } from '../refusal.ts';
import { unlessUnwritable } from '../storage/unwritable.ts';
import type { Write } from '../storage/write.ts';
import { roleRights, type Actor } from './actor.ts';
import { digest } from './digest.ts';
import * as stored from './storage.ts';
import type { SessionRow } from './storage.ts';

const hour = 3600;

/** How long sessions live, in seconds: idle and in all. */
export const sessionLife = {
  portal: { idle: hour, absolute: 12 * hour },
  stay: { idle: 14 * 24 * hour, absolute: 30 * 24 * hour },
  embed: { idle: hour / 2, absolute: 8 * hour },
} as const;

/** At most so many live sessions a person; the oldest leaves. */
export const sessionsMost = 20;

/** What a new session is for. */
export interface NewSession {
  readonly kind: SessionKind;
  readonly personId: string;
  readonly customerId: string;
  readonly level: Level;
  readonly authenticatedAt: string;
  readonly stay?: boolean;
  readonly agent: string;
  /** The session that this one follows: a switch or a rotation never lengthens it, nor changes its kind of life. */
  readonly follows?: { readonly expiresAt: string; readonly idleSeconds: number };
  readonly embed?: {
    readonly consentId: string;
    readonly partnerId: string;
    readonly origin: string;
    readonly jkt: string;
  };
}

/** Opens a session inside a write and returns its secret and greatest age; ends the oldest beyond the limit. */
export async function startSession(
  deps: Deps,
  write: Write,
  what: NewSession,
): Promise<{ secret: string; idHash: string; maxAge?: number }> {
  const life = what.kind === 'embed' ? sessionLife.embed : what.stay ? sessionLife.stay : sessionLife.portal;
  const value = deps.seal.make(deps.random);
  const idHash = digest(value);
  const now = isoAt(deps.clock);
  const expiresAt = what.follows?.expiresAt ?? isoAt(deps.clock, life.absolute * 1000);
  await endOldest(deps, write, what.personId, now);
  await stored.insertSession(write.tx, {
    idHash,
    kind: what.kind,
    personId: what.personId,
    customerId: what.customerId,
    consentId: what.embed?.consentId ?? null,
    partnerId: what.embed?.partnerId ?? null,
    origin: what.embed?.origin ?? null,
    jkt: what.embed?.jkt ?? null,
    level: what.level,
    authenticatedAt: what.authenticatedAt,
    createdAt: now,
    seenAt: now,
    idleSeconds: what.follows?.idleSeconds ?? life.idle,
    expiresAt,
    endedAt: null,
    agent: what.agent,
  });
  const outlivesBrowser =
    what.stay || what.kind === 'embed' || what.follows?.idleSeconds === sessionLife.stay.idle;
  const maxAge = Math.floor((Date.parse(expiresAt) - deps.clock.now()) / 1000);
  return { secret: value, idHash, ...(outlivesBrowser ? { maxAge } : {}) };
}

async function endOldest(deps: Deps, write: Write, personId: string, now: string): Promise<void> {
  const live = await stored.liveSessionsOf(write.tx, personId, now);
  for (const { idHash } of live.slice(0, Math.max(0, live.length - sessionsMost + 1))) {
    await stored.endSession(write.tx, idHash, now);
    write.accessChanged(`session:${idHash}`);
  }
}

/**
 * Who stands behind a session's secret now; nobody when it ended, idled, or its grant or membership is gone. Refuses
 * with `partner-suspended` when only the partner or its origin stands in the way.
 */
export async function resolveActor(deps: Deps, kind: SessionKind, value: string): Promise<Actor | undefined> {
  if (!deps.seal.holds(value)) return undefined;
  const idHash = digest(value);
  const row = await stored.findSession(deps.db, kind, idHash);
  const now = deps.clock.now();
  if (row?.kind === kind && isLive(row, now)) {
    if (now - Date.parse(row.seenAt) > touchAfterMs)
      await stored.touchSession(deps.db, idHash, isoAt(deps.clock)).catch(unlessUnwritable);
    return actorOf(row, await servicesOf(deps, row));
  }
  if (kind === 'embed' && (row?.partnerStatus === 'suspended' || row?.originSuspendedAt))
    throw new Refusal('partner-suspended', {
      detail: 'This site may not show the customer space at present.',
    });
  return undefined;
}

/** How exactly the idle time is kept: a write for every request would cost more than it tells. */
const touchAfterMs = 60_000;

/** The same by the session's hash, for streams that are open already: an open stream is no sign of a person. */
export async function readActor(deps: Deps, kind: SessionKind, idHash: string): Promise<Actor | undefined> {
  const row = await stored.findSession(deps.db, kind, idHash);
  return row?.kind === kind && isLive(row, deps.clock.now())
    ? actorOf(row, await servicesOf(deps, row))
    : undefined;
}

async function servicesOf(deps: Deps, row: SessionRow): Promise<Actor['services']> {
  return row.services === 'all' ? 'all' : new Set(await stored.listedServices(deps.db, row.membershipId));
}

function isLive(row: SessionRow, now: number): boolean {
  const after = (instant: string | null | undefined): boolean => !!instant && Date.parse(instant) > now;
  if (row.status !== 'active' || !after(row.expiresAt)) return false;
  if (Date.parse(row.seenAt) + row.idleSeconds * 1000 <= now) return false;
  if (after(row.startsAt) || (row.endsAt !== null && !after(row.endsAt))) return false;
  return row.kind === 'portal' || isGranted(row, after);
}

function isGranted(row: SessionRow, after: (instant: string | null | undefined) => boolean): boolean {
  return (
    row.consentRevokedAt === null &&
    after(row.consentExpiresAt) &&
    !!row.consentedCustomer &&
    row.partnerStatus === 'active' &&
    !!row.originVerifiedAt &&
    row.originSuspendedAt === null
  );
}

function actorOf(row: SessionRow, services: Actor['services']): Actor {
  const role = row.role as Role;
  return {
    sessionHash: row.idHash,
    kind: row.kind,
    personId: row.personId,
    personName: `${row.firstName} ${row.lastName}`,
    locale: row.locale,
    customerId: row.customerId,
    customerName: row.customerName,
    customerKind: row.customerKind,
    role,
    rights: role === 'custom' ? new Set(JSON.parse(row.rights) as Right[]) : roleRights[role],
    services,
    level: row.level as Level,
    authenticatedAt: Date.parse(row.authenticatedAt),
    until: endOf(row),
    ...(row.partnerId ? { partner: partnerOf(row) } : {}),
  };
}

/** The first of the ends that are known beforehand: of the session, used or not, of the membership, of the consent. */
const endOf = (row: SessionRow): number =>
  Math.min(
    Date.parse(row.seenAt) + row.idleSeconds * 1000,
    ...[row.expiresAt, row.endsAt, row.consentExpiresAt].map((it) => (it ? Date.parse(it) : Infinity)),
  );

function partnerOf(row: SessionRow): NonNullable<Actor['partner']> {
  const ceiling = new Set(JSON.parse(row.ceiling ?? '[]') as Scope[]);
  const granted = JSON.parse(row.scopes ?? '[]') as Scope[];
  return {
    id: row.partnerId ?? '',
    name: row.partnerName ?? '',
    origin: row.origin ?? '',
    scopes: new Set(granted.filter((scope) => ceiling.has(scope))),
  };
}
