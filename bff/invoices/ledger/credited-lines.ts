import { Refusal } from '../../refusal.ts';
import { amountsOf } from '../document/amounts.ts';
import type { DraftLine } from '../document/compose.ts';
import type { DocumentLine } from '../document/model.ts';

/** How much of which line: the line's number on the invoice, and ten-thousandths with the sign of the line. */
export interface LinePart {
  readonly id: string;
  readonly quantity: number;
}

/** What a credit note takes of an invoice. */
export interface CreditedLines {
  readonly parts: readonly LinePart[];
  readonly lines: readonly DraftLine[];
}

/**
 * The lines to credit as they were priced: those asked for, else all that is left. `before` is what earlier credit notes
 * took, `left` the cents that may still be credited. Refuses with `already-refunded` when nothing is left and with
 * `invalid-input` when a line is asked for twice over or is none of the invoice.
 */
export function creditedLines(
  invoice: readonly DocumentLine[],
  asked: readonly LinePart[] | undefined,
  before: readonly LinePart[],
  left: number,
): CreditedLines {
  const open = invoice.map((line) => ({ line, quantity: line.quantity - taken(before, line.id) }));
  const parts = asked ? merged(asked, open) : open.map(({ line, quantity }) => ({ id: line.id, quantity }));
  const chosen = open.flatMap(({ line }) => {
    const quantity = taken(parts, line.id);
    return quantity === 0 ? [] : [{ line, quantity }];
  });
  if (chosen.length === 0)
    throw new Refusal('action-refused', {
      reason: 'already-refunded',
      detail: 'Everything on this invoice is credited already.',
    });
  const lines = chosen.map(({ line, quantity }) => draftLine(line, quantity));
  const isLast = open.every(({ line, quantity }) => taken(parts, line.id) === quantity);
  const total = amountsOf(lines).totals.vatIncluded;
  if (total <= 0)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/lines', detail: 'come to nothing; credit them with the lines that they reduce' }],
    });
  return {
    parts: chosen.map(({ line, quantity }) => ({ id: line.id, quantity })),
    lines: isLast && total !== left ? toTheCent(lines, left) : lines,
  };
}

/**
 * An amount, VAT included, spread over what is left of each line in proportion to it; each rate keeps its share. The caller
 * has seen that no more than `left` is asked for: all of that is all that is left of the lines.
 */
export function creditedAmount(
  invoice: readonly DocumentLine[],
  cents: number,
  before: readonly LinePart[],
  left: number,
): CreditedLines {
  if (cents === left) return creditedLines(invoice, undefined, before, left);
  const open = invoice.flatMap((line) => {
    const quantity = line.quantity - taken(before, line.id);
    const value = Math.round((line.vatIncludedAmount * quantity) / line.quantity);
    return value > 0 ? [{ line, quantity, value }] : [];
  });
  const shares = spread(
    cents,
    open.map(({ value }) => value),
  );
  const chosen = open.map((it, index) => ({ ...it, cents: shares[index] ?? 0 })).filter((it) => it.cents > 0);
  return {
    // Of a line that is not credited wholly something is left, and of one that is credited something is taken.
    parts: chosen.map(({ line, quantity, value, cents: share }) => ({
      id: line.id,
      quantity: Math.max(1, Math.min(quantity - 1, Math.round((quantity * share) / value))),
    })),
    lines: chosen.map(({ line, cents: share }) => asAmount(draftLine(line, line.quantity), share)),
  };
}

/** Whole cents in proportion; what rounding leaves goes to the greatest. */
function spread(cents: number, values: readonly number[]): number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  const shares = values.map((value) => Math.floor((cents * value) / sum));
  const rest = cents - shares.reduce((all, share) => all + share, 0);
  const greatest = values.indexOf(Math.max(...values));
  return shares.map((share, index) => (index === greatest ? share + rest : share));
}

/** A line that comes to an amount with VAT, whatever its quantity and price were. */
const asAmount = ({ discount: _, discountReason: __, ...line }: DraftLine, cents: number): DraftLine => ({
  ...line,
  priceIncludesVat: true,
  quantity: cents < 0 ? -10_000 : 10_000,
  unitPrice: Math.abs(cents) * 10_000,
});

const taken = (parts: readonly LinePart[], id: string): number =>
  parts.reduce((sum, part) => (part.id === id ? sum + part.quantity : sum), 0);

/** The parts asked for, each within what is open of its line and in its direction. */
function merged(
  asked: readonly LinePart[],
  open: readonly { readonly line: DocumentLine; readonly quantity: number }[],
): readonly LinePart[] {
  const errors = asked.flatMap(({ id }) => {
    const known = open.find(({ line }) => line.id === id);
    const wanted = taken(asked, id);
    if (!known) return [{ pointer: `/lines/${id}`, detail: 'is no line of this invoice' }];
    const most = known.quantity;
    const fits = wanted !== 0 && Math.sign(wanted) === Math.sign(most) && Math.abs(wanted) <= Math.abs(most);
    return fits ? [] : [{ pointer: `/lines/${id}`, detail: `credit at most ${most / 10_000} of it` }];
  });
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
  return asked;
}

/** A discount travels in proportion. */
function draftLine(line: DocumentLine, quantity: number): DraftLine {
  const full = line.priceIncludesVat ? line.allowance?.vatIncludedAmount : line.allowance?.netAmount;
  const discount = full ? Math.round((full * quantity) / line.quantity) : 0;
  return {
    name: line.name,
    unitCode: line.unitCode,
    quantity,
    priceIncludesVat: line.priceIncludesVat,
    unitPrice: line.priceIncludesVat ? line.vatIncludedUnitPrice : line.netUnitPrice,
    vatCategory: line.vatCategory,
    vatRate: line.vatRate,
    ...(line.period ? { period: line.period } : {}),
    ...(discount > 0 ? { discount, discountReason: line.allowance?.reason ?? 'Remise' } : {}),
  };
}

/**
 * Credit notes of parts round each for itself; the last one takes what is left to the cent, so that all of them together
 * are the invoice. Its amounts are agreed with VAT, and the greatest of them carries the difference.
 */
function toTheCent(lines: readonly DraftLine[], left: number): readonly DraftLine[] {
  const { lines: amounts, totals } = amountsOf(lines);
  const cents = amounts.map(({ vatIncludedAmount }) => vatIncludedAmount);
  const greatest = cents.indexOf(Math.max(...cents));
  cents[greatest] = (cents[greatest] ?? 0) + left - totals.vatIncluded;
  return lines.flatMap((line, index) => (cents[index] ? [asAmount(line, cents[index])] : []));
}
