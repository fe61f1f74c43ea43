import * as v from 'valibot';
import { operation } from './operation.ts';
import { cursor, date, id, limit, money, page, search } from './shapes.ts';

/** The state of an issued document as the customer sees it. */
export const invoiceStates = ['open', 'partially_paid', 'overdue', 'paid', 'credited', 'issued', 'applied', 'refunded'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** `FA` is an invoice (type code 380), `AV` a credit note (381). */
export const invoiceKinds = ['FA', 'AV'] as const;

/** An invoice or a credit note as one row of the list. */
export const invoiceRow = v.object({
  id,
  /** Gapless number of its series, such as `FA-2026-000123` (BT-1). */
  number: v.string(),
  kind: v.picklist(invoiceKinds),
  state: v.picklist(invoiceStates),
  /** Issue date (BT-2). */
  issuedOn: date,
  /** Due date (BT-9). */
  dueOn: v.optional(date),
  /** The service or domain that it bills, in words. */
  subject: v.string(),
  /** Total without VAT (BT-109), VAT (BT-110), total with VAT (BT-112), still to pay. */
  net: money,
  vat: money,
  total: money,
  due: money,
});
export type InvoiceRow = v.InferOutput<typeof invoiceRow>;

/** The invoices and credit notes of the account, newest first. */
export const listInvoices = operation({
  name: 'listInvoices',
  summary: 'List the invoices and credit notes of the account, newest first.',
  method: 'GET',
  path: '/invoices',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({
    state: v.optional(v.picklist(invoiceStates)),
    /** Number, domain or service label. */
    search: v.optional(search),
    cursor: v.optional(cursor),
    limit,
  }),
  output: page(invoiceRow),
  problems: ['cursor-invalid'],
  revalidates: true,
});
