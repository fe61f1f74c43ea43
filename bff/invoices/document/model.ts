import type { Buyer, DeliverTo, Seller } from './party.ts';
import type { Cents, DateOnly, Period, Quantity, UnitPrice, VatRate } from './units.ts';

/**
 * The frozen content of one issued document, everything that the PDF, the XML and the books need, in the terms of
 * EN 16931 (BT and BG numbers in the comments). It is stored as canonical JSON when the document is finalised and never
 * changes afterwards. All numbers are integers; no field ever holds a fraction.
 */
export interface DocumentSnapshot {
  /** Version of this shape, so that a snapshot of today can be read in ten years. */
  readonly schema: 1;
  /** Series: `FA` invoice, `AV` credit note. */
  readonly kind: DocumentKind;
  /** BT-1, such as `FA-2026-000123`: at most 35 of `A-Z a-z 0-9 + - _ /`. */
  readonly number: string;
  /** BT-2. */
  readonly issueDate: DateOnly;
  /** BT-3. */
  readonly typeCode: TypeCode;
  /** BT-5, ISO 4217. */
  readonly currency: 'EUR';
  /** BT-23, the French billing frame. */
  readonly process: BusinessProcess;
  /** BT-8: tax due on the invoice (`debits`, code 5) or on payment (`payments`, code 72). */
  readonly vatDueOn: 'debits' | 'payments';
  /** BT-9. Present on everything but a draft; the payment date when already paid (frames 2). */
  readonly dueDate: DateOnly;
  /** BT-72, the day of supply or the end of the period supplied. */
  readonly deliveryDate: DateOnly;
  /** BG-14 (BT-73, BT-74), both days included. */
  readonly period?: Period;
  /** BT-13, the buyer's purchase order; printed when given (C. com. L441-9). */
  readonly purchaseOrder?: string;
  /** BT-10, a word the buyer asked to see, such as a department's code. */
  readonly buyerReference?: string;
  /** BT-12. */
  readonly contract?: string;
  /** BG-3: the invoices that a credit note corrects; empty on an invoice. */
  readonly precedingInvoices: readonly PrecedingInvoice[];
  /** Why a credit note was made, in words; printed, and in the XML as a note `ACD`. */
  readonly reason?: string;
  /** What becomes of a credit note's amount. */
  readonly settlement?: Settlement;
  /** BG-4. */
  readonly seller: Seller;
  /** BG-7. */
  readonly buyer: Buyer;
  /** BG-13: where the service was rendered or the goods went, if not the buyer's address. */
  readonly deliverTo?: DeliverTo;
  /** BG-25, in print order, at least one. */
  readonly lines: readonly DocumentLine[];
  /** BG-23, one entry per category and rate, highest rate first. */
  readonly vatBreakdown: readonly VatBreakdown[];
  /** BG-22. */
  readonly totals: Totals;
  /** BG-16. */
  readonly payment: PaymentInstructions;
  /** What was paid before issue, oldest first; sums to `totals.paid` (BT-113). */
  readonly payments: readonly ReceivedPayment[];
  /** BG-1, as they stand in the XML. */
  readonly notes: readonly Note[];
  /** The legal texts at the foot of the print, in order. */
  readonly mentions: readonly string[];
}

/** `FA` an invoice, `AV` a credit note (*avoir*). */
export type DocumentKind = 'FA' | 'AV';

/** UNTDID 1001: 380 invoice, 381 credit note, 384 corrected invoice, 386 deposit invoice. */
export type TypeCode = '380' | '381' | '384' | '386';

/**
 * Billing frame of the French reform. Letter: B goods, S services, M both. Digit: 1 to be paid, 2 already paid,
 * 4 final invoice after a deposit, 7 already reported.
 */
export type BusinessProcess = `${'B' | 'S' | 'M'}${1 | 2 | 4 | 7}`;

/**
 * UNTDID 5305 as France allows it: S taxed, Z zero rate, E exempt, AE reverse charge, K intra-community supply,
 * G export, O outside the scope.
 */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

/** BG-3. */
export interface PrecedingInvoice {
  /** BT-25. */
  readonly number: string;
  /** BT-26. */
  readonly issueDate: DateOnly;
}

/** `refund` by the means it was paid with, `wallet` kept as credit, `offset` against an unpaid invoice. */
export type Settlement = 'refund' | 'wallet' | 'offset';

/** BG-25. Both price readings are kept, because the print shows one and the XML the other. */
export interface DocumentLine {
  /** BT-126: `1`, `2`… */
  readonly id: string;
  /** BT-153. */
  readonly name: string;
  /** BT-154; may hold several lines separated by `\n`. */
  readonly description?: string;
  /** BT-155, the catalogue's reference. */
  readonly sellerItemId?: string;
  /** BT-129. */
  readonly quantity: Quantity;
  /** BT-130, UN/ECE Recommendation 20: `C62` piece, `HUR` hour, `DAY`, `MON` month, `ANN` year. */
  readonly unitCode: string;
  /** Whether the price was agreed with VAT in it (consumers). */
  readonly priceIncludesVat: boolean;
  /** BT-146, without VAT. */
  readonly netUnitPrice: UnitPrice;
  /** The same price with VAT. */
  readonly vatIncludedUnitPrice: UnitPrice;
  /** BG-27. */
  readonly allowance?: LineAllowance;
  /** BT-131, without VAT, allowance taken off. */
  readonly netAmount: Cents;
  /** The same with VAT; the lines sum to BT-112. */
  readonly vatIncludedAmount: Cents;
  /** BT-151. */
  readonly vatCategory: VatCategory;
  /** BT-152; 0 unless the category is S. */
  readonly vatRate: VatRate;
  /** BG-26 (BT-134, BT-135). */
  readonly period?: Period;
}

/** BG-27, a discount on one line; amounts are positive. */
export interface LineAllowance {
  /** BT-139, such as `Remise de bienvenue −20 %`. */
  readonly reason: string;
  /** BT-136, without VAT. */
  readonly netAmount: Cents;
  /** The same with VAT. */
  readonly vatIncludedAmount: Cents;
}

/** BG-23. */
export interface VatBreakdown {
  /** BT-118. */
  readonly category: VatCategory;
  /** BT-119. */
  readonly rate: VatRate;
  /** BT-116. */
  readonly taxableAmount: Cents;
  /** BT-117. */
  readonly vatAmount: Cents;
  /** BT-120 and BT-121; required for every category but S and Z. */
  readonly exemption?: Exemption;
}

/** Why no VAT is charged. */
export interface Exemption {
  /** BT-120, in French, with its legal reference. */
  readonly reason: string;
  /** BT-121, from the VATEX list. */
  readonly code?: string;
}

/** BG-22. There are no document-level allowances: a voucher is spread over the lines. */
export interface Totals {
  /** BT-106 and BT-109: sum of the lines' net amounts. */
  readonly net: Cents;
  /** BT-110. */
  readonly vat: Cents;
  /** BT-112 = BT-109 + BT-110. */
  readonly vatIncluded: Cents;
  /** BT-113. */
  readonly paid: Cents;
  /** BT-115 = BT-112 − BT-113. */
  readonly due: Cents;
}

/** BG-16: how the amount is, or was, paid. No card number and no full IBAN of a customer ever stands here. */
export interface PaymentInstructions {
  /** BT-81, UNTDID 4461: 48 card, 58 SEPA transfer, 59 SEPA direct debit, 97 set off, ZZZ other. */
  readonly meansCode: '48' | '58' | '59' | '97' | 'ZZZ';
  /** BT-82, in words, as printed. */
  readonly means: string;
  /** BT-83, the unique reference to quote on a transfer. */
  readonly reference?: string;
  /** BG-17: the seller's account, for transfers. */
  readonly creditTransfer?: { readonly iban: string; readonly bic?: string; readonly accountName?: string };
  /** BT-87: the last four digits, all we know. */
  readonly cardLastDigits?: string;
  /** BG-19: mandate (BT-89), creditor (BT-90), last four of the debited account (printed only). */
  readonly directDebit?: {
    readonly mandate: string;
    readonly creditorId: string;
    readonly accountLastDigits: string;
  };
  /** BT-20, printed beside the due date. */
  readonly terms?: string;
}

/** A payment received before issue. */
export interface ReceivedPayment {
  readonly date: DateOnly;
  /** Such as `Carte Visa se terminant par 4242`. */
  readonly label: string;
  readonly amount: Cents;
}

/** BG-1. */
export interface Note {
  /** BT-21, UNTDID 4451 (`REG`, `ABL`, `AAI`, `PMD`, `PMT`, `AAB`, `BAR`, `ACD`…). */
  readonly subjectCode: string;
  /** BT-22. */
  readonly text: string;
}
