import * as v from 'valibot';
import type { Scope } from '../../components/contract/access.ts';
import { partnerKey } from '../../components/contract/partners.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import * as stored from './storage.ts';

/** A partner's page as it stands: who it belongs to, and what it may ever ask for. */
export interface Site {
  readonly partnerId: string;
  readonly name: string;
  readonly origin: string;
  readonly ceiling: readonly Scope[];
}

type Db = Parameters<typeof stored.findPartner>[0];

/**
 * The site that asks. Refuses with `not-found` when the key or its origin is not registered and verified, and with
 * `partner-suspended`.
 */
export async function findSite(deps: Deps, db: Db, partnerId: string, origin: string): Promise<Site> {
  const partner = isOffered(deps, partnerId) ? await stored.findPartner(db, partnerId) : undefined;
  const at = partner && (await stored.originsOf(db, [partnerId])).find((row) => row.origin === origin);
  if (!partner || !at?.verifiedAt)
    throw new Refusal('not-found', {
      detail: 'This site is not registered; its operator must verify its origin.',
    });
  if (partner.status === 'suspended' || at.suspendedAt)
    throw new Refusal('partner-suspended', {
      detail: 'This site may not show the customer space at present.',
    });
  return { partnerId, name: partner.name, origin, ceiling: JSON.parse(partner.ceiling) as Scope[] };
}

/** Who may frame the vault of a partner. */
export type Framing =
  | { readonly status: 'open'; readonly origins: readonly string[] }
  | { readonly status: 'unknown' | 'suspended' };

/** The origins that may frame a partner's vault now: verified and not suspended. */
export async function framingOf(deps: Deps, partnerId: string): Promise<Framing> {
  const partner = isOffered(deps, partnerId) ? await stored.findPartner(deps.db, partnerId) : undefined;
  if (!partner) return { status: 'unknown' };
  const verified = (await stored.originsOf(deps.db, [partnerId])).filter((row) => row.verifiedAt !== null);
  const origins = verified.filter((row) => row.suspendedAt === null).map((row) => row.origin);
  if (partner.status === 'suspended' || (origins.length === 0 && verified.length > 0))
    return { status: 'suspended' };
  return origins.length > 0 ? { status: 'open', origins } : { status: 'unknown' };
}

/** Whatever is no key is no question to the database; test keys live in the demo only. */
const isOffered = (deps: Deps, partnerId: string): boolean =>
  v.is(partnerKey, partnerId) && (deps.settings.demo || !partnerId.startsWith('pk_test_'));
