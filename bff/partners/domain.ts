import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Right, Role, Scope } from '../../components/contract/access.ts';
import type { approvePartner, describePartner } from '../../components/contract/partners.ts';
import { roleRights, type Actor } from '../access/actor.ts';
import { digest } from '../access/digest.ts';
import { findSession, lockPerson, membershipsOf } from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId, secret } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import { leave } from '../storage/outbox.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { note } from './audit.ts';
import { insertCode } from './key-storage.ts';
import { enrol, thumbprint } from './keys.ts';
import { siteConnectedLetter } from './letters/site-connected.ts';
import { findSite, type Site } from './site.ts';
import * as stored from './storage.ts';

type Approval = ParsedInput<typeof approvePartner>;

/** A consent lives so long unless revoked. */
export const consentDays = 180;
const codeMs = 60_000;

/** What the consent page shows. Refuses with `not-found` or `partner-suspended`. */
export async function describeConsent(
  deps: Deps,
  actor: Actor,
  { partner, origin }: ParsedInput<typeof describePartner>,
): Promise<Output<typeof describePartner>> {
  const site = await findSite(deps, deps.db, partner, origin);
  const now = isoAt(deps.clock);
  const [known] = await stored.liveConsents(deps.db, actor.personId, now, partner);
  const accounts = known ? await stored.accountsOf(deps.db, [known.id]) : [];
  return {
    name: site.name,
    origin,
    ceiling: [...site.ceiling],
    granted: known
      ? (JSON.parse(known.scopes) as Scope[]).filter((scope) => site.ceiling.includes(scope))
      : [],
    grantedAccounts: accounts.map(({ id }) => id),
    accounts: (await connectable(deps.db, actor.personId, now)).map(({ id, name, number }) => ({
      id,
      label: name,
      number,
    })),
    activeAccount: actor.customerId,
    days: consentDays,
  };
}

/**
 * Grants a partner its scopes on the chosen accounts, enrols the vault's key and answers the code for that vault.
 * A consent in force is replaced by what is chosen now. Refuses with `not-found`, `partner-suspended`,
 * `scope-missing` or `right-missing`.
 */
export async function approve(deps: Deps, actor: Actor, input: Approval): Promise<{ code: string }> {
  return inWrite(deps, async (write) => {
    await lockPerson(write.tx, deps.engine, actor.personId);
    // A code outlives the session that asks for it: who has ended all sessions meanwhile must not find a new one.
    if (!(await findSession(write.tx, actor.kind, actor.sessionHash)))
      throw new Refusal('unauthenticated', { detail: 'Sign in to continue.' });
    const site = await findSite(deps, write.tx, input.partner, input.origin);
    requireScopes(site, input.scopes);
    await requireAccounts(deps, write, actor, input.accounts);
    const { consentId, isWider } = await grant(deps, write, actor, input);
    if (isWider) await tellConnected(deps, write, actor, site);
    const jkt = thumbprint(input.key);
    await enrol(deps, write, {
      personId: actor.personId,
      partnerId: site.partnerId,
      origin: site.origin,
      jkt,
    });
    const code = await issueCode(deps, write, actor, input, { consentId, jkt });
    write.accessChanged(`consent:${consentId}`);
    const facts = { origin: site.origin, scopes: once(input.scopes), accounts: once(input.accounts) };
    await note(deps, write.tx, {
      what: 'partner-approved',
      personId: actor.personId,
      partnerId: site.partnerId,
      facts,
    });
    return { code };
  });
}

/** Each named once, however often it was sent: the journal keeps for ever what it is given. */
const once = (names: readonly string[]): string => [...new Set(names)].join(' ');

function requireScopes(site: Site, scopes: readonly Scope[]): void {
  const beyond = scopes.filter((scope) => !site.ceiling.includes(scope));
  if (beyond.length > 0)
    throw new Refusal('scope-missing', { detail: `${site.name} may not be granted ${beyond.join(', ')}.` });
}

async function requireAccounts(
  deps: Deps,
  write: Write,
  actor: Actor,
  wanted: readonly string[],
): Promise<void> {
  const now = isoAt(deps.clock);
  const mine = new Set((await membershipsOf(write.tx, actor.personId, now)).map(({ id }) => id));
  if (wanted.some((id) => !mine.has(id)))
    throw new Refusal('not-found', { detail: 'There is no such account of yours.' });
  const open = new Set((await connectable(write.tx, actor.personId, now)).map(({ id }) => id));
  if (wanted.some((id) => !open.has(id)))
    throw new Refusal('right-missing', {
      detail: 'Connecting a site needs the right partner.manage on each account.',
    });
}

/** The accounts on which a person may connect a partner. */
async function connectable(db: Parameters<typeof membershipsOf>[0], personId: string, now: string) {
  const memberships = await membershipsOf(db, personId, now);
  return memberships.filter(({ role, rights }) => rightsOf(role as Role, rights).has('partner.manage'));
}

const rightsOf = (role: Role, own: string): ReadonlySet<Right> =>
  role === 'custom' ? new Set(JSON.parse(own) as Right[]) : roleRights[role];

/** Writes what was chosen; `isWider` when the partner has more than before. */
async function grant(
  deps: Deps,
  write: Write,
  actor: Actor,
  input: Approval,
): Promise<{ readonly consentId: string; readonly isWider: boolean }> {
  const now = isoAt(deps.clock);
  const expiresAt = isoAt(deps.clock, consentDays * 86_400_000);
  const scopes = JSON.stringify([...new Set(input.scopes)]);
  const [known] = await stored.liveConsents(write.tx, actor.personId, now, input.partner);
  const id = known?.id ?? newId(deps.random, 'con');
  if (known) await stored.updateConsent(write.tx, id, { scopes, expiresAt });
  else {
    const row = { id, personId: actor.personId, partnerId: input.partner, scopes, createdAt: now, expiresAt };
    await stored.insertConsent(write.tx, { ...row, lastUsedAt: null, revokedAt: null });
  }
  const before = known ? await stored.accountsOf(write.tx, [id]) : [];
  await stored.replaceAccounts(write.tx, id, [...new Set(input.accounts)]);
  const had = new Set([
    ...(JSON.parse(known?.scopes ?? '[]') as string[]),
    ...before.map((account) => account.id),
  ]);
  return { consentId: id, isWider: [...input.scopes, ...input.accounts].some((it) => !had.has(it)) };
}

/** The person hears by mail of what was granted in his name, in the same write. */
async function tellConnected(deps: Deps, write: Write, { personId }: Actor, site: Site): Promise<void> {
  const { email, firstName, locale } = await stored.addressee(write.tx, personId);
  const id = newId(deps.random, 'site-connected:');
  const envelope = { id, to: email, locale, origin: deps.settings.origin };
  const mail = siteConnectedLetter(envelope, { name: firstName, site: site.name, origin: site.origin });
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${id}`, payload: mail });
}

async function issueCode(
  deps: Deps,
  write: Write,
  actor: Actor,
  input: Approval,
  born: { readonly consentId: string; readonly jkt: string },
): Promise<string> {
  const code = secret(deps.random);
  await insertCode(write.tx, {
    ...born,
    codeHash: digest(code),
    personId: actor.personId,
    customerId: input.accounts.includes(actor.customerId) ? actor.customerId : (input.accounts[0] ?? ''),
    partnerId: input.partner,
    origin: input.origin,
    challenge: input.codeChallenge,
    level: actor.level,
    authenticatedAt: new Date(actor.authenticatedAt).toISOString(),
    expiresAt: isoAt(deps.clock, codeMs),
    usedAt: null,
    sessionHash: null,
  });
  return code;
}
