import type { Role } from '../../components/contract/access.ts';
import type { SessionInfo } from '../../components/contract/profile.ts';
import type { Actor } from '../access/actor.ts';
import { audit } from '../access/audit.ts';
import type { Caller } from '../access/caller.ts';
import { resolveActor, startSession } from '../access/sessions.ts';
import * as access from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite } from '../storage/write.ts';
import { browserName } from './browser-name.ts';

/** The snapshot that all elements share. */
export async function describe(deps: Deps, actor: Actor | undefined): Promise<SessionInfo> {
  if (!actor)
    return {
      signedIn: false,
      accounts: [],
      rights: [],
      locale: 'fr',
      sandboxes: [...deps.settings.sandboxes],
    };
  const memberships = await access.membershipsOf(deps.db, actor.personId, isoAt(deps.clock));
  return {
    signedIn: true,
    person: { displayName: actor.personName, initials: initials(actor.personName) },
    accounts: memberships
      .filter(({ id }) => !actor.partner || id === actor.customerId)
      .map(({ id, name, number, kind, role }) => ({ id, label: name, number, kind, role: role as Role })),
    activeAccount: actor.customerId,
    rights: [...actor.rights],
    ...(actor.partner ? { scopes: [...actor.partner.scopes], partner: { name: actor.partner.name } } : {}),
    level: actor.level,
    authenticatedAt: new Date(actor.authenticatedAt).toISOString(),
    locale: actor.locale,
    sandboxes: [...deps.settings.sandboxes],
  };
}

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

/** Ends the session at once, in every process; harmless when nobody is signed in. */
export async function signOut(
  deps: Deps,
  actor: Actor | undefined,
  caller: Caller,
): Promise<{ signedIn: false }> {
  if (actor) {
    await inWrite(deps, async (write) => {
      await access.endSession(write.tx, actor.sessionHash, isoAt(deps.clock));
      write.accessChanged(`session:${actor.sessionHash}`);
      await audit(deps, write, {
        what: 'signed-out',
        personId: actor.personId,
        customerId: actor.customerId,
        ...(actor.partner ? { partnerId: actor.partner.id } : {}),
      });
    });
  }
  deps.carrier.take(caller.answer, caller.kind);
  return { signedIn: false };
}

/** Acts for another account of the person under a new session id; the old one is dead at once. */
export async function switchAccount(
  deps: Deps,
  actor: Actor,
  customerId: string,
  caller: Caller,
): Promise<SessionInfo> {
  const open = await access.membershipsOf(deps.db, actor.personId, isoAt(deps.clock));
  if (!open.some(({ id }) => id === customerId))
    throw new Refusal('not-found', { detail: 'There is no such account of yours.' });
  const session = await inWrite(deps, async (write) => {
    const old = await access.findSession(write.tx, actor.sessionHash);
    if (!old) throw new Refusal('unauthenticated', { detail: 'Sign in to continue.' });
    await access.endSession(write.tx, actor.sessionHash, isoAt(deps.clock));
    write.accessChanged(`session:${actor.sessionHash}`);
    await audit(deps, write, { what: 'account-switched', personId: actor.personId, customerId });
    return startSession(deps, write, {
      kind: 'portal',
      personId: actor.personId,
      customerId,
      level: actor.level,
      authenticatedAt: old.authenticatedAt,
      follows: { expiresAt: old.expiresAt, idleSeconds: old.idleSeconds },
      agent: browserName(caller.agent),
    });
  });
  deps.carrier.give(caller.answer, 'portal', session.secret, session.maxAge);
  return describe(deps, await resolveActor(deps, 'portal', session.secret));
}
