import { scopes as allScopes, type Scope } from '../../components/contract/access.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { inWrite } from '../storage/write.ts';
import { note } from './audit.ts';
import * as stored from './storage.ts';
import type { PartnerOriginTable, PartnerTable } from './table.ts';

type Operating = Pick<Deps, 'db' | 'engine' | 'clock' | 'events' | 'random'>;

/** What the operator typed is wrong: one line that says what to do. */
export class Misuse extends Error {
  override name = 'Misuse' as const;
}

/** A partner with its origins. */
export interface Registered extends PartnerTable {
  readonly origins: readonly PartnerOriginTable[];
}

/** Registers a partner and answers its key. */
export async function addPartner(
  deps: Operating,
  partner: {
    readonly name: string;
    readonly ceiling: readonly string[];
    readonly test?: boolean;
    readonly key?: string;
  },
): Promise<string> {
  const name = partner.name.trim();
  if (name === '' || name.length > 80 || /\p{Cc}/u.test(name))
    throw new Misuse('name: 1 to 80 characters on one line, as customers will read it');
  const ceiling = JSON.stringify(requireScopes(partner.ceiling));
  const id = partner.key ?? `pk_${partner.test ? 'test' : 'live'}_${newId(deps.random, '').slice(1)}`;
  if (!/^pk_(live|test)_[A-Za-z0-9_-]{4,40}$/.test(id)) throw new Misuse('key: such as pk_live_8f3c21');
  if (await stored.findPartner(deps.db, id)) throw new Misuse(`key: ${id} is registered already`);
  await inWrite(deps, async ({ tx }) => {
    await stored.insertPartner(tx, { id, name, status: 'active', ceiling, createdAt: isoAt(deps.clock) });
    await note(deps, tx, { what: 'partner-added', partnerId: id, facts: { name, ceiling } });
  });
  return id;
}

/**
 * Marks an origin as verified: the operator has seen the proof that it belongs to the partner. Sessions from before it
 * was suspended are over.
 */
export async function verifyOrigin(deps: Operating, partnerId: string, address: string): Promise<string> {
  const origin = originOf(address);
  const verifiedAt = isoAt(deps.clock);
  await change(deps, partnerId, { what: 'partner-origin-verified', facts: { origin } }, async (tx) => {
    const known = (await stored.originsOf(tx, [partnerId])).find((row) => row.origin === origin);
    if (known?.suspendedAt) await stored.endSessions(tx, partnerId, { origin }, verifiedAt);
    await stored.putOrigin(tx, { partnerId, origin, verifiedAt, suspendedAt: null });
  });
  return origin;
}

/** Stops one origin of a partner: its vault loads no more, its sessions end. */
export async function suspendOrigin(deps: Operating, partnerId: string, address: string): Promise<string> {
  const origin = originOf(address);
  const known = (await stored.originsOf(deps.db, [partnerId])).find((row) => row.origin === origin);
  if (!known) throw new Misuse(`origin: ${origin} is not one of ${partnerId}`);
  const suspendedAt = isoAt(deps.clock);
  await change(deps, partnerId, { what: 'partner-origin-suspended', facts: { origin } }, (tx) =>
    stored.putOrigin(tx, { ...known, suspendedAt }),
  );
  return origin;
}

/** Sets the scopes that a partner may ever have; what customers granted beyond them is void at once. */
export async function setCeiling(
  deps: Operating,
  partnerId: string,
  scopes: readonly string[],
): Promise<void> {
  const ceiling = JSON.stringify(requireScopes(scopes));
  await change(deps, partnerId, { what: 'partner-ceiling-set', facts: { ceiling } }, (tx) =>
    stored.updatePartner(tx, partnerId, { ceiling }),
  );
}

/** Stops a partner everywhere: vaults load no more, calls are refused, live streams end within five seconds. */
export const suspendPartner = (deps: Operating, partnerId: string): Promise<void> =>
  change(deps, partnerId, { what: 'partner-suspended' }, (tx) =>
    stored.updatePartner(tx, partnerId, { status: 'suspended' }),
  );

/** Opens a partner again. Sessions from before are over: whoever suspended it had a reason. */
export const resumePartner = (deps: Operating, partnerId: string): Promise<void> =>
  change(deps, partnerId, { what: 'partner-resumed' }, async (tx) => {
    await stored.endSessions(tx, partnerId, {}, isoAt(deps.clock));
    await stored.updatePartner(tx, partnerId, { status: 'active' });
  });

/** Every partner with its origins, oldest first. */
export async function listPartners(deps: Pick<Deps, 'db'>): Promise<Registered[]> {
  const partners = await stored.allPartners(deps.db);
  const origins = Map.groupBy(
    await stored.originsOf(
      deps.db,
      partners.map(({ id }) => id),
    ),
    (row) => row.partnerId,
  );
  return partners.map((partner) => ({ ...partner, origins: origins.get(partner.id) ?? [] }));
}

async function change(
  deps: Operating,
  partnerId: string,
  act: { readonly what: string; readonly facts?: Readonly<Record<string, string>> },
  work: (tx: Parameters<typeof stored.updatePartner>[0]) => Promise<unknown>,
): Promise<void> {
  await inWrite(deps, async (write) => {
    if (!(await stored.findPartner(write.tx, partnerId)))
      throw new Misuse(`partner: ${partnerId} is not registered; "list" shows those that are`);
    await work(write.tx);
    write.accessChanged(`partner:${partnerId}`);
    await note(deps, write.tx, { ...act, partnerId });
  });
}

function requireScopes(scopes: readonly string[]): readonly Scope[] {
  const unknown = scopes.filter((scope) => !(allScopes as readonly string[]).includes(scope));
  if (unknown.length > 0)
    throw new Misuse(`scope: ${unknown.join(', ')} unknown; there are ${allScopes.join(' ')}`);
  if (scopes.length === 0) throw new Misuse(`scope: name at least one of ${allScopes.join(' ')}`);
  return [...new Set(scopes as readonly Scope[])];
}

/** An origin in its only form: ASCII host, no path. Refuses wildcards, credentials and plain http beyond this machine. */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const bare =
    url &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  if (!url || !bare || !/^https?:\/\/[a-z0-9.-]+(:\d+)?$/.test(url.origin))
    throw new Misuse(`origin: ${address} must be such as https://www.example.fr, without path or wildcard`);
  if (url.protocol === 'http:' && !/(^|\.)localhost$|^127(\.\d+){3}$/.test(url.hostname))
    throw new Misuse(`origin: ${address} must be https`);
  return url.origin;
}
