import * as v from 'valibot';
import { invoiceKinds, invoiceRow, invoiceStates } from './invoices.ts';
import { operation } from './operation.ts';
import { paymentDispute } from './payments.ts';
import { changed, date, file, id, instant, line, money, timelineEntry } from './shapes.ts';

/** What paid: enough to recognise it, never a number. */
const means = v.object({
  kind: v.picklist(['card', 'sepa_debit']),
  brand: v.optional(v.string()),
  last4: v.string(),
});

/** A payment that settled an invoice, with the other invoices of the same charge: one can go both ways. */
const settledBy = v.object({
  id,
  at: instant,
  /** What this invoice took of it, and the whole charge. */
  amount: money,
  whole: money,
  method: v.optional(means),
  /** The newest dispute that the customer's bank opened of it. */
  dispute: v.optional(paymentDispute),
  others: v.array(v.object({ id, number: v.string(), amount: money })),
});

/** The steps of a refund to their end: asked for, sent to the bank, arrived or come back. */
const refund = v.object({
  id,
  status: v.picklist(['created', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  amount: money,
  at: instant,
  endedAt: v.optional(instant),
  failure: v.optional(v.string()),
  method: v.optional(means),
});

/** Why a customer contests an invoice. */
export const disputeReasons = ['not-ordered', 'not-delivered', 'wrong-amount', 'other'] as const;

/** An invoice that the customer contests: no reminder is sent for it until it is settled. */
const dispute = v.object({
  reason: v.picklist(disputeReasons),
  message: v.string(),
  /** Names of the lines contested; empty for the whole. */
  lines: v.array(v.string()),
  amount: money,
  openedAt: instant,
  state: v.picklist(['open', 'withdrawn', 'credited', 'rejected']),
  endedAt: v.optional(instant),
  /** What we answered. */
  answer: v.optional(v.string()),
});

/** One document with its lines, its payments and what they came from. */
export const invoice = v.object({
  ...invoiceRow.entries,
  lines: v.array(
    v.object({
      /** Number of the line, as a dispute names it (BT-126). */
      id: v.string(),
      name: v.string(),
      description: v.optional(v.string()),
      /** Ten-thousandths: `15000` is 1.5. */
      quantity: v.number(),
      /** UN/ECE Recommendation 20. */
      unitCode: v.string(),
      net: money,
      total: money,
      vatRate: v.number(),
      period: v.optional(v.object({ start: date, end: date })),
    }),
  ),
  buyer: v.object({ name: v.string(), lines: v.array(v.string()) }),
  services: v.array(v.object({ id, label: v.string() })),
  /** For a credit note: what it corrects. For an invoice: the credit notes against it. */
  related: v.array(
    v.object({
      id,
      number: v.string(),
      kind: v.picklist(invoiceKinds),
      state: v.picklist(invoiceStates),
      issuedOn: date,
      total: money,
    }),
  ),
  reason: v.optional(v.string()),
  /** The payments that settled an invoice, oldest first. */
  payments: v.array(settledBy),
  /** The refunds of a credit note, each followed to its end. */
  refunds: v.array(refund),
  /** What is left of a credit note as credit. */
  credit: v.optional(money),
  /** The latest time that the customer contested it. */
  dispute: v.optional(dispute),
  /** What happened to it, newest first. */
  timeline: v.array(timelineEntry),
  /** Whether the PDF is ready; it is made within seconds of issue. */
  fileReady: v.boolean(),
  /** What a transfer must quote. */
  transfer: v.optional(v.object({ iban: v.string(), bic: v.optional(v.string()), reference: v.string() })),
});
export type Invoice = v.InferOutput<typeof invoice>;

export const getInvoice = operation({
  name: 'getInvoice',
  summary: 'Read one invoice or credit note with its lines and payments.',
  method: 'GET',
  path: '/invoices/:id',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({ id }),
  output: invoice,
  problems: ['not-found'],
  revalidates: true,
});

/** The PDF/A-3 with Factur-X inside: always the same bytes. `not-yet` in the seconds before it is made. */
export const downloadInvoice = operation({
  name: 'downloadInvoice',
  summary: 'Download the PDF of an issued document.',
  method: 'GET',
  path: '/invoices/:id/file',
  audience: 'customer',
  scope: 'invoices:read',
  right: 'invoice.view',
  input: v.strictObject({ id }),
  output: file,
  produces: 'application/pdf',
  problems: ['not-found', 'action-refused'],
});

/** Contests an invoice, wholly or line by line. Its reminders stop until it is settled; what is not contested stays due. */
export const disputeInvoice = operation({
  name: 'disputeInvoice',
  summary: 'Contest an invoice, wholly or in part.',
  method: 'POST',
  path: '/invoices/:id/dispute',
  audience: 'customer',
  scope: 'tickets:write',
  right: 'ticket.write',
  input: v.strictObject({
    id,
    reason: v.picklist(disputeReasons),
    message: v.pipe(line(1000), v.minLength(1, 'say in a sentence what is wrong')),
    /** Numbers of the lines contested; the whole invoice when absent. */
    lines: v.optional(
      v.pipe(v.array(v.string()), v.minLength(1, 'name a line, or leave it out'), v.maxLength(200)),
    ),
  }),
  output: v.object({ changed }),
  problems: ['not-found', 'action-refused'],
  idempotent: true,
});

/** Ends a dispute by the customer himself. Harmless when it is over. */
export const withdrawDispute = operation({
  name: 'withdrawDispute',
  summary: 'Withdraw the dispute of an invoice.',
  method: 'POST',
  path: '/invoices/:id/dispute/withdraw',
  audience: 'customer',
  scope: 'tickets:write',
  right: 'ticket.write',
  input: v.strictObject({ id }),
  output: v.object({ changed }),
  problems: ['not-found', 'action-refused'],
});
