import type { Totals, VatBreakdown, VatCategory } from './model.ts';
import { roundedQuotient, spread } from './rounding.ts';
import type { Cents, Quantity, UnitPrice, VatRate } from './units.ts';

/** One line as it was agreed, before any amount is computed. */
export interface PricedLine {
  readonly quantity: Quantity;
  /** With or without VAT, see `priceIncludesVat`. */
  readonly unitPrice: UnitPrice;
  readonly priceIncludesVat: boolean;
  /** Taken off the line, in the same reading as the price; positive. */
  readonly discount?: Cents;
  readonly vatCategory: VatCategory;
  readonly vatRate: VatRate;
}

/** What the arithmetic adds to a line; field names as in `DocumentLine`. */
export interface LineAmounts {
  readonly netUnitPrice: UnitPrice;
  readonly vatIncludedUnitPrice: UnitPrice;
  readonly netDiscount: Cents;
  readonly vatIncludedDiscount: Cents;
  readonly netAmount: Cents;
  readonly vatIncludedAmount: Cents;
}

/** All amounts of a document, in the order of its lines. */
export interface Amounts {
  readonly lines: readonly LineAmounts[];
  readonly vatBreakdown: readonly VatBreakdown[];
  readonly totals: Totals;
}

/** A rate of 100 %, in the unit of `VatRate`. */
const WHOLE = 10_000n;
/** `Quantity` × `UnitPrice` in one cent: 10⁴ · 10⁶ / 10². */
const PER_CENT = 100_000_000n;

/** The lines of one category, rate and reading, with what they come to. */
interface Settled {
  readonly base: bigint;
  readonly vat: bigint;
  readonly net: readonly bigint[];
  readonly vatIncluded: readonly bigint[];
}

/**
 * Computes every amount of a document. VAT is taken per category and rate on the rounded base, never line by line; lines
 * agreed with VAT keep their price to the cent and their base is found backwards, then spread by largest remainder.
 * Throws a `RangeError` naming the field when a number is not an integer, negative where it may not be, or too large.
 */
export function amountsOf(lines: readonly PricedLine[], paid: Cents = 0): Amounts {
  lines.forEach(assertLine);
  assertInteger('paid', paid);
  const amounts = new Array<LineAmounts>(lines.length);
  const breakdown = new Map<string, VatBreakdown>();
  for (const members of grouped(lines)) {
    const group = members.map((index) => lines[index]!);
    const settled = group[0]!.priceIncludesVat ? settleIncluded(group) : settleExcluded(group);
    members.forEach(
      (index, i) => (amounts[index] = lineAmounts(lines[index]!, settled.net[i]!, settled.vatIncluded[i]!)),
    );
    addTo(breakdown, group[0]!, settled);
  }
  const vatBreakdown = [...breakdown.values()].sort(
    (a, b) => b.rate - a.rate || (a.category < b.category ? -1 : 1),
  );
  return { lines: amounts, vatBreakdown, totals: totalsOf(vatBreakdown, paid) };
}

/** Indexes of the lines that share category, rate and reading of the price. */
function grouped(lines: readonly PricedLine[]): Iterable<number[]> {
  const found = new Map<string, number[]>();
  lines.forEach((line, index) => {
    const key = `${line.vatCategory} ${line.vatRate} ${line.priceIncludesVat}`;
    const members = found.get(key);
    if (members) members.push(index);
    else found.set(key, [index]);
  });
  return found.values();
}

/** Quantity × price − discount, in the reading in which it was agreed. */
const agreedAmount = (line: PricedLine): bigint =>
  roundedQuotient(BigInt(line.quantity) * BigInt(line.unitPrice), PER_CENT) - BigInt(line.discount ?? 0);

const ratioOf = (line: PricedLine): bigint => WHOLE + BigInt(line.vatRate);
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

function settleIncluded(lines: readonly PricedLine[]): Settled {
  const ratio = ratioOf(lines[0]!);
  const vatIncluded = lines.map(agreedAmount);
  const base = roundedQuotient(sum(vatIncluded) * WHOLE, ratio);
  const weights = vatIncluded.map((amount) => amount * WHOLE);
  return { base, vat: sum(vatIncluded) - base, net: spread(base, weights, ratio), vatIncluded };
}

function settleExcluded(lines: readonly PricedLine[]): Settled {
  const ratio = ratioOf(lines[0]!);
  const net = lines.map(agreedAmount);
  const base = sum(net);
  const vat = roundedQuotient(base * (ratio - WHOLE), WHOLE);
  const weights = net.map((amount) => amount * ratio);
  return { base, vat, net, vatIncluded: spread(base + vat, weights, WHOLE) };
}

function lineAmounts(line: PricedLine, net: bigint, vatIncluded: bigint): LineAmounts {
  const ratio = ratioOf(line);
  const without = (amount: bigint): bigint =>
    line.priceIncludesVat ? roundedQuotient(amount * WHOLE, ratio) : amount;
  const within = (amount: bigint): bigint =>
    line.priceIncludesVat ? amount : roundedQuotient(amount * ratio, WHOLE);
  const price = BigInt(line.unitPrice);
  const discount = BigInt(line.discount ?? 0);
  return {
    netUnitPrice: integer('unitPrice', without(price)),
    vatIncludedUnitPrice: integer('unitPrice', within(price)),
    netDiscount: integer('discount', without(discount)),
    vatIncludedDiscount: integer('discount', within(discount)),
    netAmount: integer('netAmount', net),
    vatIncludedAmount: integer('vatIncludedAmount', vatIncluded),
  };
}

function addTo(breakdown: Map<string, VatBreakdown>, line: PricedLine, settled: Settled): void {
  const { vatCategory: category, vatRate: rate } = line;
  const before = breakdown.get(`${category} ${rate}`);
  breakdown.set(`${category} ${rate}`, {
    category,
    rate,
    taxableAmount: integer('taxableAmount', BigInt(before?.taxableAmount ?? 0) + settled.base),
    vatAmount: integer('vatAmount', BigInt(before?.vatAmount ?? 0) + settled.vat),
  });
}

function totalsOf(breakdown: readonly VatBreakdown[], paid: Cents): Totals {
  const net = sum(breakdown.map((entry) => BigInt(entry.taxableAmount)));
  const vat = sum(breakdown.map((entry) => BigInt(entry.vatAmount)));
  return {
    net: integer('net', net),
    vat: integer('vat', vat),
    vatIncluded: integer('vatIncluded', net + vat),
    paid,
    due: integer('due', net + vat - BigInt(paid)),
  };
}

function assertLine(line: PricedLine, index: number): void {
  const at = `lines[${index}]`;
  assertInteger(`${at}.quantity`, line.quantity);
  for (const field of ['unitPrice', 'discount', 'vatRate'] as const) {
    assertInteger(`${at}.${field}`, line[field] ?? 0);
    if ((line[field] ?? 0) < 0)
      throw new RangeError(`${at}.${field} must not be negative; make the quantity negative`);
  }
  if (line.quantity < 0 && line.discount)
    throw new RangeError(
      `${at}.discount must be absent on a negative quantity; give the price after the discount`,
    );
  if (line.vatRate > 10_000)
    throw new RangeError(`${at}.vatRate is in hundredths of a percent: 2000 is 20 %`);
  if (line.vatCategory !== 'S' && line.vatRate !== 0)
    throw new RangeError(`${at}.vatRate must be 0 in category ${line.vatCategory}`);
}

function assertInteger(field: string, value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${field} must be an integer, not ${String(value)}`);
}

function integer(field: string, value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${field} is too large to be money`);
  return number;
}
