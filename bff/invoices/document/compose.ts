import { amountsOf, type LineAmounts, type PricedLine } from './amounts.ts';
import { printedMentions, type MentionFacts, type PaymentTexts } from './mentions.ts';
import type {
  BusinessProcess,
  DocumentKind,
  DocumentLine,
  DocumentSnapshot,
  Exemption,
  TypeCode,
} from './model.ts';
import type { Totals, VatBreakdown, VatCategory } from './model.ts';
import { notesOf } from './notes.ts';
import type { DateOnly, Period } from './units.ts';

/** A line as sold; amounts are computed. */
export interface DraftLine extends PricedLine {
  readonly name: string;
  readonly description?: string;
  readonly sellerItemId?: string;
  readonly unitCode: string;
  /** Required when there is a discount (BR-42). */
  readonly discountReason?: string;
  readonly period?: Period;
}

type Kept =
  'seller' | 'buyer' | 'deliverTo' | 'period' | 'purchaseOrder' | 'buyerReference' | 'contract' | 'vatDueOn';
type KeptToo =
  'deliveryDate' | 'dueDate' | 'issueDate' | 'number' | 'reason' | 'settlement' | 'payment' | 'payments';

/** What is decided at finalisation; `composeDocument` derives the rest. */
export interface DocumentDraft extends Pick<DocumentSnapshot, Kept | KeptToo> {
  readonly kind: DocumentKind;
  /** Default 380 for `FA`, 381 for `AV`. */
  readonly typeCode?: TypeCode;
  readonly operation: 'goods' | 'services' | 'mixed';
  /** 4 final after a deposit, 7 already reported; otherwise 2 when nothing is due and 1 when something is. */
  readonly frame?: 4 | 7;
  readonly lines: readonly DraftLine[];
  /** Wording of the exemption where the category does not settle it: always for E. */
  readonly exemptions?: Partial<Record<VatCategory, Exemption>>;
  readonly precedingInvoices?: DocumentSnapshot['precedingInvoices'];
  readonly paymentTexts?: PaymentTexts;
}

/**
 * The frozen snapshot of a draft: amounts, VAT, billing frame, due date, notes and mentions. Pure: the same draft gives the
 * same snapshot. Throws a `RangeError` that names the field when an amount is not an integer; legal rules are checked
 * apart, by `violations`.
 */
export function composeDocument(draft: DocumentDraft): DocumentSnapshot {
  const { operation, frame, exemptions, paymentTexts, lines, ...kept } = draft;
  const paid = draft.payments.reduce((sum, payment) => sum + payment.amount, 0);
  const amounts = amountsOf(lines, paid);
  const vatBreakdown = amounts.vatBreakdown.map((entry) => withExemption(entry, exemptions));
  const facts: MentionFacts = { ...kept, vatBreakdown, ...(paymentTexts ? { paymentTexts } : {}) };
  return {
    ...kept,
    schema: 1,
    currency: 'EUR',
    typeCode: draft.typeCode ?? (draft.kind === 'FA' ? '380' : '381'),
    process: processOf(operation, frame, amounts.totals),
    dueDate: dueDateOf(draft, amounts.totals),
    precedingInvoices: draft.precedingInvoices ?? [],
    lines: lines.map((line, index) => documentLine(line, amounts.lines[index]!, index)),
    vatBreakdown,
    totals: amounts.totals,
    notes: notesOf(facts, draft.reason),
    mentions: printedMentions(facts),
  };
}

const letters = { goods: 'B', services: 'S', mixed: 'M' } as const;

const processOf = (
  operation: DocumentDraft['operation'],
  frame: 4 | 7 | undefined,
  totals: Totals,
): BusinessProcess => `${letters[operation]}${frame ?? (totals.due === 0 ? 2 : 1)}`;

/** What is already paid is due on the day it was paid, as frame 2 requires. */
function dueDateOf({ payments, dueDate }: DocumentDraft, totals: Totals): DateOnly {
  if (totals.due !== 0 || payments.length === 0) return dueDate;
  return payments.map((payment) => payment.date).reduce((last, date) => (date > last ? date : last));
}

function documentLine(line: DraftLine, amounts: LineAmounts, index: number): DocumentLine {
  const { unitPrice: _, discount, discountReason, ...kept } = line;
  const { netDiscount, vatIncludedDiscount, ...computed } = amounts;
  const reason = discountReason ?? 'Remise';
  const allowance = { reason, netAmount: netDiscount, vatIncludedAmount: vatIncludedDiscount };
  return { ...kept, id: String(index + 1), ...computed, ...(discount ? { allowance } : {}) };
}

function withExemption(entry: VatBreakdown, given: DocumentDraft['exemptions']): VatBreakdown {
  const exemption = given?.[entry.category] ?? exemptionTexts[entry.category];
  return exemption ? { ...entry, exemption } : entry;
}

/** Codes of the VATEX list. */
const exemptionTexts: Partial<Record<VatCategory, Exemption>> = {
  AE: {
    reason: 'Autoliquidation (article 283-2 du CGI ; article 196 de la directive 2006/112/CE).',
    code: 'VATEX-EU-AE',
  },
  K: { reason: 'Exonération de TVA, article 262 ter, I du CGI.', code: 'VATEX-EU-IC' },
  G: { reason: 'Exonération de TVA, article 262, I du CGI.', code: 'VATEX-EU-G' },
  O: { reason: 'TVA non applicable, article 259, 1° du CGI.', code: 'VATEX-EU-O' },
};
