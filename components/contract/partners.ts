import * as v from 'valibot';
import { scopes } from './access.ts';
import { operation } from './operation.ts';
import { changed, id, instant } from './shapes.ts';

/** A partner's public key for embedding: `pk_live_…` or `pk_test_…`; it identifies, it opens nothing. */
export const partnerKey = v.pipe(
  v.string(),
  v.regex(/^pk_(live|test)_[A-Za-z0-9_-]{4,40}$/, 'must be a partner key'),
);

/** A web origin: scheme, host and port, no path, ASCII. */
export const origin = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, 'must be an origin such as https://www.example.fr'),
);

/** A public ES256 key of a vault (RFC 7517), without private members. */
export const vaultJwk = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
});

/** What the consent page shows before anything is granted. */
export const describePartner = operation({
  name: 'describePartner',
  summary: 'Read what a partner asks for before consenting.',
  method: 'GET',
  path: '/partners/:partner/consent',
  audience: 'first-party',
  input: v.strictObject({ partner: partnerKey, origin }),
  output: v.object({
    name: v.string(),
    origin,
    /** The scopes that the partner may ever have. */
    ceiling: v.array(v.picklist(scopes)),
    /** What was granted before, when a grant is live. */
    granted: v.array(v.picklist(scopes)),
    grantedAccounts: v.array(id),
    /** The accounts that this person may connect to a partner. */
    accounts: v.array(v.object({ id, label: v.string(), number: v.string() })),
    /** The account in use, to be offered first. */
    activeAccount: id,
    /** Days that a grant lives unless revoked. */
    days: v.number(),
  }),
  problems: ['not-found', 'partner-suspended'],
});

/**
 * Grants a partner's page its scopes for the chosen accounts and enrols the vault's key. The code is redeemed by that
 * vault alone, within 60 seconds, once (RFC 7636 with S256).
 */
export const approvePartner = operation({
  name: 'approvePartner',
  summary: 'Consent to a partner and receive the code for its vault.',
  method: 'POST',
  path: '/partners/:partner/consent',
  audience: 'first-party',
  // The right `partner.manage` is asked of every chosen account, not of the one in use.
  input: v.strictObject({
    partner: partnerKey,
    origin,
    scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1, 'at least one scope')),
    accounts: v.pipe(v.array(id), v.minLength(1, 'at least one account'), v.maxLength(50)),
    key: vaultJwk,
    codeChallenge: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be an S256 challenge')),
  }),
  output: v.object({ code: v.string() }),
  problems: ['not-found', 'partner-suspended', 'scope-missing', 'right-missing'],
  perMinute: 20,
});

/** A site that the customer has connected. */
export const connection = v.object({
  id,
  partner: v.object({
    key: partnerKey,
    name: v.string(),
    origins: v.array(v.string()),
    suspended: v.boolean(),
  }),
  accounts: v.array(v.object({ id, label: v.string() })),
  scopes: v.array(v.picklist(scopes)),
  createdAt: instant,
  lastUsedAt: v.optional(instant),
  expiresAt: instant,
  /** Live sessions from this site. */
  sessions: v.number(),
  /** Browsers whose vault is enrolled. */
  browsers: v.number(),
});
export type Connection = v.InferOutput<typeof connection>;

/** « Sites connectés »: every partner that can show this person's accounts. */
export const listConnections = operation({
  name: 'listConnections',
  summary: 'List the partner sites connected by this person.',
  method: 'GET',
  path: '/connections',
  audience: 'first-party',
  input: v.strictObject({}),
  output: v.object({ items: v.array(connection) }),
  problems: [],
});

/** Cuts a partner off: grant, enrolled keys, sessions and live streams end within five seconds. */
export const revokeConnection = operation({
  name: 'revokeConnection',
  summary: 'Revoke a connected site.',
  method: 'DELETE',
  path: '/connections/:id',
  audience: 'first-party',
  input: v.strictObject({ id }),
  output: v.object({ changed }),
  problems: ['not-found'],
});
