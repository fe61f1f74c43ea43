import type { Seller } from '../../components/contract/shapes.ts';
import type { MethodKind } from '../ports/payment-requests.ts';
import type { PaymentStatus } from '../ports/payments.ts';
import type { Defaulted } from '../storage/defaulted.ts';

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

/** A visit to the provider's page to save a means; under the id of a payment, the wish to keep what pays it. */
export interface MethodSetupTable {
  id: string;
  customerId: string;
  personId: string;
  provider: string;
  ref: string | null;
  status: 'created' | 'succeeded' | 'failed';
  /** JSON `{ kind?, consent }`: what was wanted, and the version of the text agreed to. */
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
  /** JSON `[{ id, cents }]`. */
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
  /** 1: the price is above what was agreed to; nothing is charged before the customer agrees again. */
  askedAgain: number;
  /** Charges taken together share it; null for one by itself. */
  groupId: string | null;
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

/** A payment that the cardholder or his bank contests. Its provider's reference makes a repeat the same one. */
export interface DisputeTable {
  provider: string;
  ref: string;
  customerId: string;
  paymentId: string;
  cents: number;
  /** In the provider's words. */
  status: string;
  /** What it means for us. `open` and `lost` hold automatic charges back. */
  outcome: 'open' | 'won' | 'lost';
  reason: string;
  respondBy: string | null;
  /** What a lost one took back from invoices and credit. */
  takenCents: number;
  openedAt: string;
  endedAt: string | null;
}

/** A wish to pay by transfer: the bank's line is known by its reference. */
export interface TransferTable {
  /** Creditor reference of ISO 11649, without spaces. */
  reference: string;
  customerId: string;
  seller: Seller;
  /** JSON `[{ invoiceId, cents }]`, sorted: the same wish has the same reference. */
  parts: string;
  cents: number;
  createdAt: string;
  by: string | null;
}

/** A line of a bank statement, taken in once. */
export interface BankLineTable {
  id: string;
  seller: Seller;
  bookedOn: string;
  cents: number;
  currency: string;
  payer: string;
  words: string;
  /** `task`: somebody must say whose it is. */
  state: 'settled' | 'task' | 'dismissed';
  why: string | null;
  customerId: string | null;
  paymentId: string | null;
  takenInAt: string;
  settledAt: string | null;
}

/** A secret address from which a calendar reads a person's dates. */
export interface CalendarFeedTable {
  tokenHash: string;
  customerId: string;
  personId: string;
  createdAt: string;
  readAt: string | null;
  revokedAt: string | null;
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
  scheduledPayment: Defaulted<ScheduledPaymentTable, 'askedAgain' | 'groupId'>;
  stopLink: StopLinkTable;
  renewal: RenewalTable;
  dispute: DisputeTable;
  transfer: TransferTable;
  bankLine: BankLineTable;
  calendarFeed: CalendarFeedTable;
}
