import type { CustomerKind } from '../../components/contract/profile.ts';
import type { Defaulted } from '../storage/defaulted.ts';

/** The holder of services and invoices: a person, a company, an association or a public body. */
export interface CustomerTable {
  id: string;
  number: string;
  kind: CustomerKind;
  /** Company name or full name. */
  name: string;
  locale: 'fr' | 'en';
  /** Grows with every change of anything the customer owns; the ETag of his lists. */
  revision: number;
  createdAt: string;
  /** 1: charges of the same week are taken together. */
  groupCharges: number;
}

/** Somebody who signs in. */
export interface PersonTable {
  id: string;
  /** Lower case. */
  email: string;
  firstName: string;
  lastName: string;
  locale: 'fr' | 'en';
  status: 'pending' | 'active';
  createdAt: string;
}

export interface PasswordTable {
  personId: string;
  /** PHC string (argon2id in production). */
  hash: string;
  setAt: string;
}

/** A browser that signed in before: it keeps its own failure counter during an attack on the account. */
export interface KnownDeviceTable {
  tokenHash: string;
  personId: string;
  createdAt: string;
}

/** A single-use link sent by mail. */
export interface LinkTable {
  tokenHash: string;
  purpose: 'set-password';
  personId: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

export interface ProfileTables {
  customer: Defaulted<CustomerTable, 'groupCharges'>;
  person: PersonTable;
  password: PasswordTable;
  knownDevice: KnownDeviceTable;
  link: LinkTable;
}
