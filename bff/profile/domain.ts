import type { Role } from '../../components/contract/access.ts';
import type { SessionInfo } from '../../components/contract/profile.ts';
import type { Actor } from '../access/actor.ts';
import { audit } from '../access/audit.ts';
import { browserName } from '../access/browser-name.ts';
import type { Caller } from '../access/caller.ts';
import { resolveActor, startSession } from '../access/sessions.ts';
import * as access from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite } from '../storage/write.ts';

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
  const accounts = await accountsOf(deps, actor);
  return {
    signedIn: true,
    person: { displayName: actor.personName, initials: initials(actor.personName) },
    accounts: accounts.map(({ id, name, number, kind, role }) => ({
      id,
      label: name,
      number,
      kind,
      role: role as Role,
    })),
    activeAccount: actor.customerId,
    rights: [...actor.rights],
    ...(actor.partner ? { scopes: [...actor.partner.scopes], partner: { name: actor.partner.name } } : {}),
    level: actor.level,
    authenticatedAt: new Date(actor.authenticatedAt).toISOString(),
    locale: actor.locale,
    sandboxes: [...deps.settings.sandboxes],
  };
}

/** The accounts that this session may act for: the person's, on a partner's page those consented to. */
async function accountsOf(deps: Deps, { personId, sessionHash, partner }: Actor) {
  const open = await access.membershipsOf(deps.db, personId, isoAt(deps.clock));
  if (!partner) return open;
  const consented = await access.consentedAccounts(deps.db, sessionHash);
  return open.filter(({ id }) => consented.has(id));
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

/** Acts for another account of the session under a new id; the old one is dead at once. */
export async function switchAccount(
  deps: Deps,
  actor: Actor,
  customerId: string,
  caller: Caller,
): Promise<SessionInfo> {
  if (!(await accountsOf(deps, actor)).some(({ id }) => id === customerId))
    throw new Refusal('not-found', { detail: 'There is no such account of yours here.' });
  const { kind } = actor;
  const session = await inWrite(deps, async (write) => {
    await access.lockPerson(write.tx, deps.engine, actor.personId);
    const old = await access.findSession(write.tx, actor.kind, actor.sessionHash);
    // Who signs out, or changes twice at once, leaves no session behind that nobody asked for.
    if (!old || !(await access.endSession(write.tx, actor.sessionHash, isoAt(deps.clock))))
      throw new Refusal('unauthenticated', { detail: 'Sign in to continue.' });
    write.accessChanged(`session:${actor.sessionHash}`);
    await audit(deps, write, {
      what: 'account-switched',
      personId: actor.personId,
      customerId,
      ...(actor.partner ? { partnerId: actor.partner.id } : {}),
    });
    const { consentId, partnerId, origin, jkt } = old;
    return startSession(deps, write, {
      kind,
      personId: actor.personId,
      customerId,
      level: actor.level,
      authenticatedAt: old.authenticatedAt,
      follows: { expiresAt: old.expiresAt, idleSeconds: old.idleSeconds },
      agent: browserName(caller.agent),
      ...(consentId && partnerId && origin && jkt ? { embed: { consentId, partnerId, origin, jkt } } : {}),
    });
  });
  deps.carrier.give(caller.answer, kind, session.secret, session.maxAge);
  return describe(deps, await resolveActor(deps, kind, session.secret));
}
