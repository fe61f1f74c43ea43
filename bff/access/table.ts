/** Who may do what on which account. */
export interface MembershipTable {
  id: string;
  personId: string;
  customerId: string;
  role: string;
  /** JSON array of rights for the role `custom`; empty otherwise. */
  rights: string;
  /** `all`, or `listed` when only the services of `membershipService` are visible. */
  services: 'all' | 'listed';
  startsAt: string;
  endsAt: string | null;
  revokedAt: string | null;
}

export interface MembershipServiceTable {
  membershipId: string;
  serviceId: string;
}

export interface SessionTable {
  /** SHA-256 of the cookie's value; the value itself is nowhere. */
  idHash: string;
  kind: 'portal' | 'embed';
  personId: string;
  customerId: string;
  consentId: string | null;
  partnerId: string | null;
  origin: string | null;
  /** Thumbprint of the vault's key (RFC 7638). */
  jkt: string | null;
  level: string;
  authenticatedAt: string;
  createdAt: string;
  seenAt: string;
  idleSeconds: number;
  expiresAt: string;
  endedAt: string | null;
  /** Browser family for the list of sessions. */
  agent: string;
}

/** Failures counted by key (account, address, pair): the limits of sign-in. */
export interface AttemptTable {
  key: string;
  failures: number;
  firstAt: string;
  lastAt: string;
  blockedUntil: string | null;
}

/** A request that must happen once, and the reply it got. */
export interface IdempotencyTable {
  personId: string;
  key: string;
  operation: string;
  bodyHash: string;
  /** JSON of the reply; empty while the first request runs. */
  reply: string;
  createdAt: string;
}

/** What happened to somebody's access or data: sign-ins, grants, refusals that matter. Append-only. */
export interface AuditTable {
  id: string;
  at: string;
  personId: string | null;
  customerId: string | null;
  partnerId: string | null;
  what: string;
  /** JSON of small facts, without secrets. */
  facts: string;
}

/** A key that all processes of the database share. */
export interface ServerKeyTable {
  name: string;
  /** 256 unpredictable bits in base64url. */
  value: string;
}

export interface AccessTables {
  membership: MembershipTable;
  membershipService: MembershipServiceTable;
  session: SessionTable;
  serverKey: ServerKeyTable;
  attempt: AttemptTable;
  idempotency: IdempotencyTable;
  audit: AuditTable;
}
