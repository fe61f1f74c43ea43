import type { MethodKind, PaymentStatus } from '../ports/payments.ts';

/** A customer's reference at a provider. */
export interface PaymentCustomerTable {
  customerId: string;
  provider: string;
  ref: string;
}

/** A saved means: what may be shown of it. Never a card number or an IBAN. */
export interface PaymentMethodTable {
  id: string;
  customerId: string;
  provider: string;
  ref: string;
  kind: MethodKind;
  brand: string | null;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  fingerprint: string | null;
  mandateRef: string | null;
  /** The customer's own name for it. */
  label: string;
  isDefault: number;
  status: 'active' | 'expired' | 'revoked';
  consentVersion: string;
  consentAt: string;
  createdAt: string;
  version: number;
}

/** A visit to the provider's page to save a means. */
export interface MethodSetupTable {
  id: string;
  customerId: string;
  personId: string;
  provider: string;
  ref: string | null;
  status: 'created' | 'succeeded' | 'failed';
  /** JSON array. */
  kinds: string;
  createdAt: string;
  methodId: string | null;
}

/** The means of one service, when other than the default. */
export interface ServiceMethodTable {
  customerId: string;
  serviceId: string;
  methodId: string;
}

/** One attempt to be paid. `created` until the provider answered. */
export interface PaymentTable {
  id: string;
  customerId: string;
  provider: string;
  ref: string | null;
  /** Sent to the provider; unique, so that a repeat is the same attempt. */
  idempotencyKey: string;
  status: PaymentStatus | 'created' | 'failed';
  cents: number;
  receivedCents: number;
  refundedCents: number;
  methodId: string | null;
  /** 1 when the customer was away. */
  offSession: number;
  scheduledId: string | null;
  failureCode: string | null;
  failureHard: number;
  disputed: number;
  createdAt: string;
  endedAt: string | null;
  /** When to ask the provider again, while the outcome is open. */
  lookAt: string | null;
  /** The person who pays; null for the system. */
  by: string | null;
}

/** How much of an attempt is meant for which invoice. */
export interface PaymentInvoiceTable {
  paymentId: string;
  invoiceId: string;
  customerId: string;
  cents: number;
}

/** The one live attempt of an invoice: its primary key is the lock. */
export interface LiveAttemptTable {
  invoiceId: string;
  paymentId: string;
}

/** The inbox of provider events: each once. */
export interface GatewayEventTable {
  provider: string;
  id: string;
  type: string;
  about: string;
  ref: string;
  createdAt: string;
  receivedAt: string;
  doneAt: string | null;
  attempts: number;
}

export interface RefundTable {
  id: string;
  customerId: string;
  paymentId: string;
  creditNoteId: string;
  ref: string | null;
  cents: number;
  status: 'created' | 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
  failureReason: string | null;
  createdAt: string;
  endedAt: string | null;
}

/** An amount fixed for half an hour: what a partner's page can have confirmed. */
export interface QuoteTable {
  id: string;
  customerId: string;
  /** JSON `[{ invoiceId, cents }]`. */
  invoices: string;
  cents: number;
  createdAt: string;
  expiresAt: string;
  paymentId: string | null;
}

/** A charge to come for one service and period. */
export interface ScheduledPaymentTable {
  id: string;
  customerId: string;
  serviceId: string;
  periodStart: string;
  periodEnd: string;
  dueOn: string;
  cents: number;
  methodId: string | null;
  status: 'planned' | 'stopped' | 'processing' | 'paid' | 'failed' | 'action_required' | 'canceled';
  invoiceId: string | null;
  paymentId: string | null;
  tries: number;
  nextTryOn: string | null;
  announcedAt: string | null;
  stoppedBy: string | null;
  failureCode: string | null;
  createdAt: string;
  version: number;
}

/** The link of an announcement that stops one charge, once. */
export interface StopLinkTable {
  tokenHash: string;
  scheduledId: string;
  expiresAt: string;
  usedAt: string | null;
}

/** A renewal done: once a service and period. */
export interface RenewalTable {
  serviceId: string;
  periodStart: string;
  customerId: string;
  periodEnd: string;
  invoiceId: string;
  paymentId: string | null;
  at: string;
}

export interface PaymentTables {
  paymentCustomer: PaymentCustomerTable;
  paymentMethod: PaymentMethodTable;
  methodSetup: MethodSetupTable;
  serviceMethod: ServiceMethodTable;
  payment: PaymentTable;
  paymentInvoice: PaymentInvoiceTable;
  liveAttempt: LiveAttemptTable;
  gatewayEvent: GatewayEventTable;
  refund: RefundTable;
  quote: QuoteTable;
  scheduledPayment: ScheduledPaymentTable;
  stopLink: StopLinkTable;
  renewal: RenewalTable;
}
