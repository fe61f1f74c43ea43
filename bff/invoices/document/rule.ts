import type {
  DocumentLine,
  DocumentSnapshot,
  PrecedingInvoice,
  ReceivedPayment,
  VatBreakdown,
} from './model.ts';

/** A rule that a document breaks. */
export interface Violation {
  /** `BR-CO-15` (EN 16931), `BR-FR-10` (French reform) or the article of a law. */
  readonly rule: string;
  /** Path in the snapshot, such as `lines[2].name`. */
  readonly field: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** One rule and how it finds the places that break it. */
export interface Rule {
  readonly id: string;
  readonly check: (snapshot: DocumentSnapshot) => Violation[];
}

/** A rule on the document as a whole. */
export const rule = (
  id: string,
  field: string,
  message: string,
  holds: (snapshot: DocumentSnapshot) => boolean,
): Rule => ({ id, check: (snapshot) => (holds(snapshot) ? [] : [{ rule: id, field, message }]) });

/** A list in a document: its field and how to get it. */
type List<Item> = readonly [field: string, items: (snapshot: DocumentSnapshot) => readonly Item[]];

const lines: List<DocumentLine> = ['lines', (snapshot) => snapshot.lines];
const vatBreakdown: List<VatBreakdown> = ['vatBreakdown', (snapshot) => snapshot.vatBreakdown];
/** BG-3. */
export const precedingInvoices: List<PrecedingInvoice> = [
  'precedingInvoices',
  (snapshot) => snapshot.precedingInvoices,
];
/** What was paid before issue. */
export const payments: List<ReceivedPayment> = ['payments', (snapshot) => snapshot.payments];

/** A rule on each item of a list. */
export const each = <Item>(
  [list, items]: List<Item>,
  id: string,
  field: string,
  message: string,
  holds: (item: Item, snapshot: DocumentSnapshot) => boolean,
): Rule => ({
  id,
  check: (snapshot) =>
    items(snapshot).flatMap((item, index) =>
      holds(item, snapshot) ? [] : [{ rule: id, field: `${list}[${index}].${field}`, message }],
    ),
});

/** A rule on each line; `field` is a path inside it. */
export const onLines = (
  id: string,
  field: string,
  message: string,
  holds: (line: DocumentLine, snapshot: DocumentSnapshot) => boolean,
): Rule => each(lines, id, field, message, holds);

/** A rule on each entry of the VAT breakdown. */
export const onVat = (
  id: string,
  field: string,
  message: string,
  holds: (entry: VatBreakdown, snapshot: DocumentSnapshot) => boolean,
): Rule => each(vatBreakdown, id, field, message, holds);
