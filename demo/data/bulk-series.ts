import { buysCare, isCredit, spread, type BulkOptions, type Starts } from './bulk-plan.ts';
import { addDays } from '../../bff/ports/clock.ts';
import { documentNumber } from './numbering.ts';
import type { RowOf } from './rows.ts';

const years = 8;

/** All invoices of all customers in the order of their numbers. */
export interface Series {
  /** The place of a customer's k-th invoice among all of all time; `k` counts over all customers. */
  readonly placeOf: (k: number) => number;
  readonly dayOf: (place: number) => string;
  readonly numberOf: (place: number) => string;
  /** How far each series went, for the documents that follow; none when the series are one's own. */
  readonly sequences: readonly RowOf<'documentSequence'>[];
}

/** Dates and gapless numbers for each seller, kind and year. */
export function seriesOf(options: BulkOptions, starts: Starts): Series {
  const total = options.invoices;
  const placeOf = spread(total, options.seed);
  const days = Array.from({ length: years * 365 }, (_, back) => addDays(options.today, -back)).toReversed();
  const dayOf = (place: number): string => days[Math.floor((place * days.length) / total)] ?? options.today;
  const care = careByPlace(options, starts, placeOf);
  const counts = new Int32Array(total);
  const last = new Map() as Sequences;
  for (let place = 0; place < total; place++)
    counts[place] = count(
      last,
      care[place] === 1 ? 'care' : 'host',
      isCredit(options.seed, place) ? 'AV' : 'FA',
      dayOf(place),
    );
  const kindOf = (place: number): string =>
    `${isCredit(options.seed, place) ? 'AV' : 'FA'}${options.append ? options.seed : ''}`;
  const sellerOf = (place: number): 'host' | 'care' => (care[place] === 1 ? 'care' : 'host');
  return {
    placeOf,
    dayOf,
    numberOf: (place) =>
      documentNumber(kindOf(place), sellerOf(place), dayOf(place).slice(0, 4), counts[place] ?? 0),
    sequences: options.append ? [] : [...last.values()],
  };
}

type Sequences = Map<string, RowOf<'documentSequence'> & { last: number }>;

function count(last: Sequences, seller: 'host' | 'care', kind: 'FA' | 'AV', issuedOn: string): number {
  const key = `${seller}${kind}${issuedOn.slice(0, 4)}`;
  const row = last.get(key) ?? {
    seller,
    kind,
    year: Number(issuedOn.slice(0, 4)),
    last: 0,
    lastIssuedOn: issuedOn,
  };
  last.set(key, row);
  row.last += 1;
  row.lastIssuedOn = issuedOn;
  return row.last;
}

function careByPlace(
  { seed, customers }: BulkOptions,
  starts: Starts,
  placeOf: Series['placeOf'],
): Uint8Array {
  const care = new Uint8Array(starts[customers] ?? 0);
  for (let customer = 0; customer < customers; customer++) {
    if (!buysCare(seed, customer)) continue;
    const end = starts[customer + 1] ?? 0;
    for (let k = starts[customer] ?? 0; k < end; k++) care[placeOf(k)] = 1;
  }
  return care;
}
