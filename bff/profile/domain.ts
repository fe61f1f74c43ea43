import type { Role } from '../../components/contract/access.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { SessionInfo, signIn as signInOperation } from '../../components/contract/profile.ts';
import type { Actor } from '../access/actor.ts';
import { digest } from '../access/digest.ts';
import { resolveActor, startSession } from '../access/sessions.ts';
import * as access from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import type { RequestFacts } from '../http/request.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite } from '../storage/write.ts';
import * as stored from './storage.ts';

/** The snapshot that all elements share. */
export async function describe(deps: Deps, actor: Actor | undefined): Promise<SessionInfo> {
  if (!actor) return { signedIn: false, accounts: [], rights: [], locale: 'fr', sandboxes: [...deps.settings.sandboxes] };
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

const initials = (name: string): string => name.split(/[\s-]+/).map((part) => part[0] ?? '').join('').slice(0, 2).toUpperCase();

/** Signs in and gives the cookie; an unknown address costs the same work and gets the same answer as a wrong password. */
export async function signIn(deps: Deps, input: ParsedInput<typeof signInOperation>, request: RequestFacts): Promise<Output<typeof signInOperation>> {
  const person = await stored.findByEmail(deps.db, input.email.toLowerCase());
  const matches = await deps.passwords.verify(person?.hash ?? undefined, input.password);
  const account = person && matches && person.status === 'active' ? (await access.membershipsOf(deps.db, person.id, isoAt(deps.clock)))[0] : undefined;
  if (!person || !account) throw new Refusal('credentials-refused', { detail: 'Check the address and the password, or ask for a new one.' });
  const session = await inWrite(deps, async (write) => {
    if (request.secret) await access.endSession(write.tx, digest(request.secret), isoAt(deps.clock));
    write.accessChanged(`person:${person.id}`);
    return startSession(deps, write, { kind: 'portal', personId: person.id, customerId: account.id, level: 'pwd', authenticatedAt: isoAt(deps.clock), stay: input.stay, agent: request.agent });
  });
  deps.carrier.give(request.answer, 'portal', session.secret, session.maxAge);
  return { signedIn: true };
}

/** Ends the session at once, in every process; harmless when nobody is signed in. */
export async function signOut(deps: Deps, actor: Actor | undefined, request: RequestFacts): Promise<{ signedIn: false }> {
  if (actor) {
    await inWrite(deps, async (write) => {
      await access.endSession(write.tx, actor.sessionHash, isoAt(deps.clock));
      write.accessChanged(`session:${actor.sessionHash}`);
    });
  }
  deps.carrier.take(request.answer, request.kind);
  return { signedIn: false };
}

/** Acts for another account of the person under a new session id; the old one is dead at once. */
export async function switchAccount(deps: Deps, actor: Actor, customerId: string, request: RequestFacts): Promise<SessionInfo> {
  const open = await access.membershipsOf(deps.db, actor.personId, isoAt(deps.clock));
  if (!open.some(({ id }) => id === customerId)) throw new Refusal('not-found', { detail: 'There is no such account of yours.' });
  const session = await inWrite(deps, async (write) => {
    const old = await access.findSession(write.tx, actor.sessionHash);
    if (!old) throw new Refusal('unauthenticated');
    await access.endSession(write.tx, actor.sessionHash, isoAt(deps.clock));
    write.accessChanged(`session:${actor.sessionHash}`);
    return startSession(deps, write, { kind: 'portal', personId: actor.personId, customerId, level: actor.level, authenticatedAt: old.authenticatedAt, expiresAt: old.expiresAt, agent: request.agent });
  });
  deps.carrier.give(request.answer, 'portal', session.secret, session.maxAge);
  return describe(deps, await resolveActor(deps, 'portal', session.secret));
}
