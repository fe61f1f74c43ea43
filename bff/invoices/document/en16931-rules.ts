import type { DocumentSnapshot, VatBreakdown } from './model.ts';
import { each, onLines, onVat, precedingInvoices, rule, type Rule } from './rule.ts';
import type { Period } from './units.ts';

const filled = (text: string | undefined): boolean => !!text?.trim();
const country = (code: string): boolean => /^[A-Z]{2}$/.test(code);
const ordered = (period: Period | undefined): boolean => !period || period.end >= period.start;
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const prefixed = (vatId: string | undefined): boolean => !vatId || /^[A-Z]{2}[0-9A-Z+*.]{2,}$/.test(vatId);
const uses = (snapshot: DocumentSnapshot, category: string): boolean =>
  snapshot.lines.some((line) => line.vatCategory === category);

/** Presence of what EN 16931 wants in every invoice. */
const presence: readonly Rule[] = [
  rule('BR-02', 'number', 'Give the document its number.', (s) => filled(s.number)),
  rule('BR-06', 'seller.name', 'Give the seller a name.', (s) => filled(s.seller.name)),
  rule('BR-07', 'buyer.name', 'Give the buyer a name.', (s) => filled(s.buyer.name)),
  rule('BR-09', 'seller.address.country', 'Give two capital letters.', (s) =>
    country(s.seller.address.country),
  ),
  rule('BR-11', 'buyer.address.country', 'Give two capital letters.', (s) =>
    country(s.buyer.address.country),
  ),
  rule('BR-57', 'deliverTo.address.country', 'Give two capital letters.', ({ deliverTo }) =>
    deliverTo ? country(deliverTo.address.country) : true,
  ),
  rule('BR-16', 'lines', 'Add at least one line.', (s) => s.lines.length > 0),
  rule('BR-62', 'seller.electronicAddress.scheme', 'Name its EAS scheme.', (s) =>
    filled(s.seller.electronicAddress.scheme),
  ),
  rule('BR-63', 'buyer.electronicAddress.scheme', 'Name its EAS scheme.', (s) =>
    filled(s.buyer.electronicAddress.scheme),
  ),
  onLines('BR-23', 'unitCode', 'Give a unit code such as C62 or HUR.', (line) =>
    /^[A-Z0-9]{2,3}$/.test(line.unitCode),
  ),
  onLines('BR-25', 'name', 'Name what is sold.', (line) => filled(line.name)),
  onLines(
    'BR-27',
    'netUnitPrice',
    'A price is never negative; make the quantity negative.',
    (line) => line.netUnitPrice >= 0,
  ),
  onLines(
    'BR-42',
    'allowance.reason',
    'Say why there is a discount.',
    ({ allowance }) => !allowance || filled(allowance.reason),
  ),
  rule('BR-29', 'period.end', 'The period must not end before it starts.', (s) => ordered(s.period)),
  onLines('BR-30', 'period.end', 'The period must not end before it starts.', (line) => ordered(line.period)),
  each(precedingInvoices, 'BR-55', 'number', 'Give the number of the corrected invoice.', (invoice) =>
    filled(invoice.number),
  ),
];

/** Payment. */
const payment: readonly Rule[] = [
  rule(
    'BR-CO-25',
    'dueDate',
    'Say when the amount is due.',
    (s) => s.totals.due <= 0 || filled(s.dueDate) || filled(s.payment.terms),
  ),
  rule(
    'BR-61',
    'payment.creditTransfer.iban',
    'A transfer needs the account to pay to.',
    ({ payment: { meansCode, creditTransfer } }) => meansCode !== '58' || filled(creditTransfer?.iban),
  ),
  rule(
    'BR-51',
    'payment.cardLastDigits',
    'Keep the last four digits only.',
    ({ payment: { cardLastDigits } }) => cardLastDigits === undefined || /^\d{4}$/.test(cardLastDigits),
  ),
];

/** Sums, exact because everything is an integer. */
const sums: readonly Rule[] = [
  rule(
    'BR-CO-10',
    'totals.net',
    'Must be the sum of the lines.',
    (s) => total(s.lines.map((line) => line.netAmount)) === s.totals.net,
  ),
  rule(
    'BR-CO-14',
    'totals.vat',
    'Must be the sum of the VAT entries.',
    (s) => total(s.vatBreakdown.map((entry) => entry.vatAmount)) === s.totals.vat,
  ),
  rule(
    'BR-CO-15',
    'totals.vatIncluded',
    'Must be the net total plus VAT.',
    ({ totals }) => totals.net + totals.vat === totals.vatIncluded,
  ),
  rule(
    'BR-CO-16',
    'totals.due',
    'Must be the total minus what is paid.',
    ({ totals }) => totals.vatIncluded - totals.paid === totals.due,
  ),
  rule('BR-CO-18', 'vatBreakdown', 'Add one entry per rate.', (s) => s.vatBreakdown.length > 0),
  onVat(
    'BR-CO-17',
    'vatAmount',
    'Differs from the rate on the base by a unit or more.',
    (entry) => Math.abs(entry.taxableAmount * entry.rate - entry.vatAmount * 10_000) < 1_000_000,
  ),
  onVat(
    'BR-S-08',
    'taxableAmount',
    'Must be the sum of the lines of its category and rate.',
    (entry, s) =>
      total(
        s.lines
          .filter((line) => line.vatCategory === entry.category && line.vatRate === entry.rate)
          .map((line) => line.netAmount),
      ) === entry.taxableAmount,
  ),
  onLines('BR-CO-04', 'vatCategory', 'Its category and rate are missing from the VAT entries.', (line, s) =>
    s.vatBreakdown.some((entry) => entry.category === line.vatCategory && entry.rate === line.vatRate),
  ),
];

const exempt = ({ category }: VatBreakdown): boolean => category !== 'S' && category !== 'Z';

/** What each VAT category asks for. */
const categories: readonly Rule[] = [
  rule('BR-CO-09', 'seller.vatId', 'Begin it with two letters of the country.', (s) =>
    prefixed(s.seller.vatId),
  ),
  rule('BR-CO-09', 'buyer.vatId', 'Begin it with two letters of the country.', (s) =>
    prefixed(s.buyer.vatId),
  ),
  rule(
    'BR-S-02',
    'seller.vatId',
    'A taxed sale needs the seller’s VAT number.',
    (s) => !uses(s, 'S') || filled(s.seller.vatId),
  ),
  onLines(
    'BR-S-05',
    'vatRate',
    'A taxed line has a rate above 0, any other has 0.',
    (line) => (line.vatCategory === 'S') === line.vatRate > 0,
  ),
  onVat(
    'BR-E-10',
    'exemption',
    'Say why no VAT is charged.',
    (entry) => !exempt(entry) || filled(entry.exemption?.reason),
  ),
  rule(
    'BR-AE-02',
    'buyer.vatId',
    'Reverse charge needs the buyer’s VAT number.',
    (s) => !uses(s, 'AE') || filled(s.buyer.vatId),
  ),
  rule(
    'BR-IC-02',
    'buyer.vatId',
    'A supply inside the Union needs the buyer’s VAT number.',
    (s) => !uses(s, 'K') || filled(s.buyer.vatId),
  ),
  rule(
    'BR-IC-12',
    'deliverTo',
    'A supply inside the Union needs the address of delivery.',
    (s) => !uses(s, 'K') || !!s.deliverTo,
  ),
  rule(
    'BR-O-11',
    'vatBreakdown',
    'What is outside the scope of VAT needs a document of its own.',
    (s) => !uses(s, 'O') || s.vatBreakdown.length === 1,
  ),
];

/** The business rules of EN 16931 that a snapshot can break; decimals cannot be wrong, numbers being integers. */
export const en16931Rules: readonly Rule[] = [...presence, ...payment, ...sums, ...categories];
