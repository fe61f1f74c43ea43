import * as v from 'valibot';
import { operation } from './operation.ts';
import {
  ability,
  changed,
  cursor,
  date,
  file,
  id,
  instant,
  limit,
  line,
  money,
  page,
  search,
} from './shapes.ts';

/** The state of an issued document as the customer sees it: the first six of invoices, the last four of credit notes. */
export const invoiceStates = [
  'open',
  'partially_paid',
  'overdue',
  'in_dispute',
  'paid',
  'credited',
  'issued',
  'applied',
  'refunded',
  'available',
] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** `FA` is an invoice (type code 380), `AV` a credit note (381). */
export const invoiceKinds = ['FA', 'AV'] as const;

/** The tabs of the list. */
export const invoiceTabs = ['all', 'to_pay', 'paid', 'credit_notes'] as const;
export type InvoiceTab = (typeof invoiceTabs)[number];

/** What the customer may do with a document. */
export const invoiceActions = ['pay', 'download', 'dispute', 'withdraw'] as const;
export type InvoiceAction = (typeof invoiceActions)[number];

/** One line of the quick summary: what was billed, for which service, without VAT. */
const summaryLine = v.object({ label: v.string(), serviceId: v.optional(id), net: money });

/** What an invoice holds, at a glance: travels with the list, so that hovering costs no request. */
export const invoiceSummary = v.object({
  lines: v.array(summaryLine),
  /** How many lines more than those shown. */
  moreLines: v.number(),
  /** VAT by rate; the rate in hundredths of a percent (`2000` is 20 %). */
  vat: v.array(v.object({ rate: v.number(), amount: money })),
  /** What settled it, oldest first: payments, credit notes, credit. */
  payments: v.array(
    v.object({
      id: v.string(),
      source: v.picklist(['payment', 'credit', 'wallet', 'dispute', 'refund']),
      at: instant,
      amount: money,
    }),
  ),
});

/** A payment under way on an invoice: since when, and what it waits for. */
export const liveAttempt = v.object({
  paymentId: id,
  since: instant,
  status: v.picklist(['created', 'requires_payment_method', 'requires_action', 'processing']),
});

/** An invoice or a credit note as one row of the list. */
export const invoiceRow = v.object({
  id,
  /** Gapless number of its series, such as `FA-2026-000123` (BT-1). */
  number: v.string(),
  kind: v.picklist(invoiceKinds),
  seller: v.picklist(['host', 'care']),
  state: v.picklist(invoiceStates),
  /** Issue date (BT-2). */
  issuedOn: date,
  /** Due date (BT-9); none on a credit note. */
  dueOn: v.optional(date),
  /** The service or domain that it bills, in words. */
  subject: v.string(),
  /** The customer's purchase reference (BT-13). */
  purchaseOrder: v.optional(v.string()),
  /** Total without VAT (BT-109), VAT (BT-110), total with VAT (BT-112), still to pay. */
  net: money,
  vat: money,
  total: money,
  due: money,
  /** A payment under way: do not pay a second time. */
  attempt: v.optional(liveAttempt),
  summary: v.optional(invoiceSummary),
  actions: v.record(v.picklist(invoiceActions), ability),
});
export type InvoiceRow = v.InferOutput<typeof invoiceRow>;

const cents = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

const filters = {
  tab: v.optional(v.picklist(invoiceTabs)),
  state: v.optional(v.picklist(invoiceStates)),
  /** Number, domain or service label. */
  search: v.optional(search),
  /** Total with VAT, in cents: an exact amount is both. */
  amountFrom: v.optional(cents),
  amountTo: v.optional(cents),
  issuedFrom: v.optional(date),
  issuedTo: v.optional(date),
  purchaseOrder: v.optional(line(60)),
  /** Only documents that bill this service. */
  service: v.optional(id),
  seller: v.optional(v.picklist(['host', 'care'])),
};

/** The invoices and credit notes of the account, newest first. */
export const listInvoices = operation({
  name: 'listInvoices',
  summary: 'List the invoices and credit notes of the account, newest first.',
  method: 'GET',
  path: '/invoices',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({ ...filters, cursor: v.optional(cursor), limit }),
  output: page(invoiceRow),
  problems: ['cursor-invalid'],
  revalidates: true,
});

/** The sums of all that match the filters, credit notes counting negative; asked beside the first page. */
export const sumInvoices = operation({
  name: 'sumInvoices',
  summary: 'Sum the filtered invoices and credit notes.',
  method: 'GET',
  path: '/invoices/sums',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject(filters),
  /** `more` when only the newest 10,000 were summed. */
  output: v.object({
    count: v.number(),
    net: money,
    vat: money,
    total: money,
    due: money,
    more: v.boolean(),
  }),
  problems: [],
  revalidates: true,
});

/** The filtered list as a spreadsheet: UTF-8 with BOM, `;`, decimal comma, formula-safe. */
export const exportInvoices = operation({
  name: 'exportInvoices',
  summary: 'Export the filtered documents as CSV.',
  method: 'GET',
  path: '/invoices.csv',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject(filters),
  output: file,
  produces: 'text/csv',
  problems: [],
  perMinute: 10,
});

/** The sub-ledger of sales and receipts in the form of article A47 A-1 LPF (FEC), for the accountant. */
export const exportFec = operation({
  name: 'exportFec',
  summary: 'Export the sales and receipts of a period as a FEC sub-ledger.',
  method: 'GET',
  path: '/invoices.fec',
  audience: 'customer',
  right: 'invoice.view',
  input: v.strictObject({ issuedFrom: date, issuedTo: date, seller: v.picklist(['host', 'care']) }),
  output: file,
  produces: 'text/plain',
  problems: [],
  perMinute: 5,
});

/** The greatest number of documents of one archive. */
export const archiveMost = 10_000;

/**
 * Has the PDFs of a selection put into one ZIP: documents by their ids, or all that match the filters. It is slow work:
 * follow it with `getOperation`, fetch its file with `getOperationLink`.
 */
export const archiveInvoices = operation({
  name: 'archiveInvoices',
  summary: 'Have the PDFs of a selection put into one ZIP.',
  method: 'POST',
  path: '/invoices/archives',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({
    ids: v.optional(
      v.pipe(v.array(id), v.minLength(1, 'at least one document'), v.maxLength(1000, 'at most 1,000 ids')),
    ),
    ...filters,
  }),
  output: v.object({ operation: id, changed }),
  problems: ['not-found'],
  idempotent: true,
  perMinute: 10,
});

/** Who is billed, and who receives every document. */
export const billingIdentity = v.object({
  name: v.string(),
  lines: v.array(v.string()),
  postCode: v.string(),
  city: v.string(),
  country: v.string(),
  siren: v.optional(v.string()),
  vatId: v.optional(v.string()),
  email: v.string(),
  accountantEmail: v.optional(v.string()),
  version: v.number(),
});

export const getBilling = operation({
  name: 'getBilling',
  summary: 'Read who is billed and who receives the documents.',
  method: 'GET',
  path: '/billing',
  audience: 'first-party',
  right: 'invoice.view',
  input: v.strictObject({}),
  output: billingIdentity,
  problems: ['not-found'],
});

/**
 * Changes where the customer is billed. Name and identification numbers stay, since issued documents carry them; what was
 * issued keeps its address.
 */
export const setBillingAddress = operation({
  name: 'setBillingAddress',
  summary: 'Change the billing address of the documents to come.',
  method: 'PUT',
  path: '/billing/address',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({
    /** Street and what completes it. */
    lines: v.pipe(
      v.array(v.pipe(line(80), v.minLength(1, 'must not be empty'))),
      v.minLength(1, 'at least one line'),
      v.maxLength(3, 'at most three lines'),
    ),
    postCode: v.pipe(line(10), v.minLength(1, 'must not be empty')),
    city: v.pipe(line(80), v.minLength(1, 'must not be empty')),
    /** Where the documents are sent. */
    email: v.pipe(
      v.string(),
      v.trim(),
      v.email('must be an e-mail address such as name@example.fr'),
      v.maxLength(254),
    ),
  }),
  output: v.object({ version: v.number(), changed }),
  problems: ['not-found', 'precondition-failed'],
  ifMatch: true,
});

/** Sends every document from now on to the accountant too; an empty address stops it. */
export const setAccountant = operation({
  name: 'setAccountant',
  summary: 'Set or clear the accountant who receives every document.',
  method: 'PUT',
  path: '/billing/accountant',
  audience: 'first-party',
  right: 'card.manage',
  input: v.strictObject({
    email: v.union([
      v.literal(''),
      v.pipe(v.string(), v.trim(), v.email('must be an e-mail address such as name@example.fr')),
    ]),
  }),
  output: v.object({ version: v.number(), changed }),
  problems: ['not-found', 'precondition-failed'],
  ifMatch: true,
});
