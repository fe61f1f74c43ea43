export interface PartnerTable {
  /** `pk_live_…` or `pk_test_…`: public, identifies and opens nothing. */
  id: string;
  name: string;
  status: 'active' | 'suspended';
  /** JSON array: the scopes that the partner may ever have. */
  ceiling: string;
  createdAt: string;
}

export interface PartnerOriginTable {
  partnerId: string;
  origin: string;
  verifiedAt: string | null;
  suspendedAt: string | null;
}

/** What a person granted to a partner. */
export interface ConsentTable {
  id: string;
  personId: string;
  partnerId: string;
  /** JSON array of scopes. */
  scopes: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string;
  revokedAt: string | null;
}

export interface ConsentAccountTable {
  consentId: string;
  customerId: string;
}

/** A vault key that one of our top-level pages received from the vault itself. */
export interface VaultKeyTable {
  jkt: string;
  personId: string;
  partnerId: string;
  origin: string;
  createdAt: string;
  lastUsedAt: string;
  revokedAt: string | null;
}

/** A code for one vault: 60 seconds, once. */
export interface AuthCodeTable {
  codeHash: string;
  consentId: string;
  personId: string;
  customerId: string;
  partnerId: string;
  origin: string;
  jkt: string;
  challenge: string;
  level: string;
  authenticatedAt: string;
  expiresAt: string;
  usedAt: string | null;
  /** The session born from it, ended if the code comes a second time. */
  sessionHash: string | null;
}

/** Proofs already seen (RFC 9449 §11.1). */
export interface SeenProofTable {
  jkt: string;
  jti: string;
  expiresAt: string;
}

export interface PartnerTables {
  partner: PartnerTable;
  partnerOrigin: PartnerOriginTable;
  consent: ConsentTable;
  consentAccount: ConsentAccountTable;
  vaultKey: VaultKeyTable;
  authCode: AuthCodeTable;
  seenProof: SeenProofTable;
}
