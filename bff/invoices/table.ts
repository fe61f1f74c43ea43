import type { Generated } from 'kysely';
import type { disputeReasons } from '../../components/contract/invoice-detail.ts';
import type { InvoiceState } from '../../components/contract/invoices.ts';
import type { Seller } from '../../components/contract/shapes.ts';
import type { Defaulted } from '../storage/defaulted.ts';

/** The list row of an issued document, clustered by customer, newest first. */
export interface InvoiceTable {
  customerId: string;
  issuedOn: string;
  id: string;
  number: string;
  kind: 'FA' | 'AV';
  seller: Seller;
  state: InvoiceState;
  dueOn: string | null;
  subject: string;
  /** Lower-case, unaccented subject and domains: the search. */
  searchKey: string;
  netCents: number;
  vatCents: number;
  totalCents: number;
  dueCents: number;
  /** Sum of credit notes against it. */
  creditedCents: number;
  /** Sum of payments and credit applied to it. */
  paidCents: number;
  /** What the customer contests of it; no reminder is sent while it is above zero. */
  disputedCents: number;
  purchaseOrder: string | null;
  /** What becomes of a credit note's amount. */
  settlement: 'refund' | 'wallet' | 'offset' | null;
  /** JSON of the renewals that paying it performs: `[{ serviceId, periodStart, periodEnd }]`. */
  renews: string | null;
  /** JSON of the quick summary, so that the list needs no second query. */
  summary: string | null;
  /** JSON of the payment under way: `{ paymentId, since, status }`. */
  attempt: string | null;
}

/** Who is billed. */
export interface BillingIdentityTable {
  customerId: string;
  name: string;
  attention: string | null;
  /** JSON array of one to three address lines. */
  lines: string;
  postCode: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  siren: string | null;
  siret: string | null;
  vatId: string | null;
  /** Where documents and their mails go. */
  email: string;
  /** Address in the French directory of electronic invoices (scheme 0225). */
  electronicAddress: string | null;
  /** Receives every issued document, while set. */
  accountantEmail: string | null;
  version: number;
}

/** The last number given in a series; locked by the transaction that finalises. */
export interface DocumentSequenceTable {
  seller: Seller;
  kind: 'FA' | 'AV';
  year: number;
  last: number;
  lastIssuedOn: string;
}

/** The frozen content of an issued document: canonical JSON and its hash. Never altered (a trigger sees to it). */
export interface InvoiceDocumentTable {
  invoiceId: string;
  customerId: string;
  snapshot: string;
  sha256: string;
  finalizedAt: string;
}

/** The rendered file, once for ever. */
export interface InvoiceFileTable {
  invoiceId: string;
  fileName: string;
  mediaType: string;
  sha256: string;
  bytes: Uint8Array;
  createdAt: string;
}

export interface CreditNoteOfTable {
  creditNoteId: string;
  invoiceId: string;
  customerId: string;
  cents: number;
  /** JSON `[{ id, quantity }]`: how much of which line of the invoice; null for the whole of it. */
  lines: string | null;
}

/** What settles an invoice; the key (invoice, source, sourceId) makes a repeat harmless. */
export interface AllocationTable {
  invoiceId: string;
  /** `dispute`: what a lost one took back, `refund`: what went back without a credit note; both negative. */
  source: 'payment' | 'credit' | 'wallet' | 'dispute' | 'refund';
  sourceId: string;
  customerId: string;
  cents: number;
  at: string;
}

/** A customer's credit: plus from credit notes and late payments, minus when applied or given back. */
export interface WalletEntryTable {
  customerId: string;
  id: string;
  at: string;
  cents: number;
  /** Where the credit came from. */
  origin: 'credit-note' | 'payment';
  originId: string;
  /** What it was used for; empty for the credit itself. */
  use: '' | 'invoice' | 'refund' | 'dispute';
  useId: string;
  /** Tells the turns apart in which one credit paid one invoice: empty for the first, then 2, 3… */
  part: string;
}

/** An invoice that a customer contests, wholly or in part. */
export interface InvoiceDisputeTable {
  id: string;
  invoiceId: string;
  customerId: string;
  personId: string;
  reason: (typeof disputeReasons)[number];
  message: string;
  /** JSON array of line numbers; empty for the whole. */
  lines: string;
  cents: number;
  state: 'open' | 'withdrawn' | 'credited' | 'rejected';
  /** What we answered. */
  answer: string | null;
  openedAt: string;
  endedAt: string | null;
}

/** The hash-chained journal of what moves money, one chain a seller. */
export interface JournalTable {
  id: Generated<number>;
  seller: Seller;
  number: number;
  at: string;
  kind: string;
  ref: string;
  customerId: string;
  cents: number;
  data: string;
  previousHash: string;
  hash: string;
}

export interface JournalHeadTable {
  seller: Seller;
  number: number;
  hash: string;
}

/** A closed day, month or year of a seller's journal: what it came to, chained by hash to all closed before. */
export interface JournalClosureTable {
  seller: Seller;
  /** 1, 2, 3… over all kinds. */
  sequence: number;
  kind: 'day' | 'month' | 'year';
  /** `2026-11-23`, `2026-11` or `2026`, in Europe/Paris. */
  period: string;
  /** First and last line of the journal in it; `toNumber` is one less than `fromNumber` when there is none. */
  fromNumber: number;
  toNumber: number;
  /** Hash of the last line up to here. */
  journalHash: string;
  /** Canonical JSON: lines and cents by kind of line, and the cents received less refunded since the beginning. */
  sums: string;
  closedAt: string;
  previousHash: string;
  hash: string;
}

/** Which services a document bills. */
export interface InvoiceServiceTable {
  customerId: string;
  serviceId: string;
  invoiceId: string;
  number: string;
}

export interface InvoiceTables {
  invoice: Defaulted<
    InvoiceTable,
    | 'creditedCents'
    | 'paidCents'
    | 'disputedCents'
    | 'purchaseOrder'
    | 'settlement'
    | 'renews'
    | 'summary'
    | 'attempt'
  >;
  invoiceService: InvoiceServiceTable;
  billingIdentity: BillingIdentityTable;
  documentSequence: DocumentSequenceTable;
  invoiceDocument: InvoiceDocumentTable;
  invoiceFile: InvoiceFileTable;
  creditNoteOf: Defaulted<CreditNoteOfTable, 'lines'>;
  allocation: AllocationTable;
  walletEntry: Defaulted<WalletEntryTable, 'part'>;
  journal: JournalTable;
  journalHead: JournalHeadTable;
  journalClosure: JournalClosureTable;
  invoiceDispute: InvoiceDisputeTable;
}
