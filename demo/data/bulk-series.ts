import { buysCare, isCredit, spread, type BulkOptions, type Starts } from './bulk-plan.ts';
import { addDays } from '../../bff/ports/clock.ts';
import { countIn, documentNumber, type Series } from './series.ts';
import type { RowOf } from './rows.ts';

const years = 8;

/** All invoices of all customers in the order of their numbers. */
export interface Numbers {
  /** The place of a customer's k-th invoice among all of all time; `k` counts over all customers. */
  readonly placeOf: (k: number) => number;
  readonly dayOf: (place: number) => string;
  readonly numberOf: (place: number) => string;
  /** How far each series went, for the documents that follow; none when the series are one's own. */
  readonly sequences: readonly RowOf<'documentSequence'>[];
}

/** Dates and gapless numbers for each seller, kind and year. */
export function numbersOf(options: BulkOptions, starts: Starts): Numbers {
  const total = options.invoices;
  const placeOf = spread(total, options.seed);
  const days = Array.from({ length: years * 365 }, (_, back) => addDays(options.today, -back)).toReversed();
  const dayOf = (place: number): string => days[Math.floor((place * days.length) / total)] ?? options.today;
  const care = careByPlace(options, starts, placeOf);
  const counts = new Int32Array(total);
  const series: Series = new Map();
  const kindOf = (place: number) => (isCredit(options.seed, place) ? 'AV' : 'FA');
  const sellerOf = (place: number) => (care[place] === 1 ? 'care' : 'host');
  for (let place = 0; place < total; place++)
    counts[place] = countIn(series, sellerOf(place), kindOf(place), dayOf(place));
  const own = options.append ? String(options.seed) : '';
  return {
    placeOf,
    dayOf,
    numberOf: (place) =>
      documentNumber(kindOf(place) + own, sellerOf(place), dayOf(place).slice(0, 4), counts[place] ?? 0),
    sequences: options.append ? [] : [...series.values()],
  };
}

function careByPlace(
  { seed, customers }: BulkOptions,
  starts: Starts,
  placeOf: Numbers['placeOf'],
): Uint8Array {
  const care = new Uint8Array(starts[customers] ?? 0);
  for (let customer = 0; customer < customers; customer++) {
    if (!buysCare(seed, customer)) continue;
    const end = starts[customer + 1] ?? 0;
    for (let k = starts[customer] ?? 0; k < end; k++) care[placeOf(k)] = 1;
  }
  return care;
}
