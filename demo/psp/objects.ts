import type { Failure } from './test-means.ts';

/** What the site keeps, one JSON document each; instants in milliseconds since 1970. No number of a card or account. */
export interface Objects {
  customer: Customer;
  session: Session;
  setup: Setup;
  payment: Payment;
  method: Method;
  mandate: Mandate;
  refund: Refund;
  dispute: Dispute;
}
export type Kind = keyof Objects;

interface Kept {
  readonly id: string;
  readonly createdAt: number;
}

export interface Customer extends Kept {
  reference: string;
  email: string;
  name: string;
}

export interface Amount {
  readonly cents: number;
  readonly currency: string;
}

export type MethodKind = 'card' | 'sepa_debit';
export type Status = 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';

/** One visit of the hosted page, to keep a means (`setup`) or to pay. */
export interface Session extends Kept {
  mode: 'setup' | 'payment';
  /** The secret part of the page's address. */
  token: string;
  status: 'open' | 'complete' | 'expired';
  customer: string;
  reference: string;
  kinds: readonly MethodKind[];
  returnUrl: string;
  locale: Locale;
  expiresAt: number;
  amount: Amount | null;
  description: string;
  saveMethod: boolean;
  /** The set-up or payment behind it; a payment exists from the first try. */
  result: string | null;
}
export type Locale = 'fr' | 'en';

/** The 3-D Secure page that waits for the customer. */
export interface Challenge {
  readonly token: string;
  readonly returnUrl: string;
  readonly locale: Locale;
}

export interface Setup extends Kept {
  customer: string;
  reference: string;
  status: Status;
  method: string | null;
  failure: Failure | null;
  challenge: Challenge | null;
  /** The hosted page it came from. */
  session: string | null;
}

export interface Payment extends Kept {
  customer: string;
  reference: string;
  description: string;
  amount: Amount;
  received: number;
  refunded: number;
  status: Status;
  method: string | null;
  methodKind: MethodKind | null;
  mandate: string | null;
  failure: Failure | null;
  challenge: Challenge | null;
  disputed: boolean;
  /** The hosted page it came from. */
  session: string | null;
  /** What the delay will bring while `processing`; null for success. */
  ends: Failure | null;
}

export interface Method extends Kept {
  kind: MethodKind;
  customer: string | null;
  /** Name of the test means it was made of. */
  means: string;
  brand: string | null;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  fingerprint: string;
  country: string;
  mandate: string | null;
}

export interface Mandate extends Kept {
  method: string;
  reference: string;
  status: 'active' | 'inactive' | 'pending';
  acceptedAt: number;
}

export interface Refund extends Kept {
  payment: string;
  /** The merchant's own; null when it was made on this site. */
  reference: string | null;
  amount: Amount;
  status: 'pending' | 'succeeded' | 'failed';
  failureReason: string | null;
}

export interface Dispute extends Kept {
  payment: string;
  amount: Amount;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
  reason: string;
  respondBy: number;
}
