import { scatter } from './random.ts';

/** How much to make. */
export interface BulkOptions {
  readonly customers: number;
  readonly services: number;
  readonly invoices: number;
  readonly seed: number;
  /** Share of all rows that the first customer owns, 0 to less than 1. */
  readonly whale: number;
  readonly today: string;
  readonly passwordHash: string;
  /** Set when adding to a database that is not empty: series and ids of one's own. */
  readonly append: boolean;
}

/** Where the things of each customer begin: those of customer `i` are `starts[i]` to `starts[i + 1]`. */
export type Starts = Float64Array;

const often = 10;
const heavy = 9;

/**
 * Divides `total` among the customers: the first has the whale's share, each tenth of the others nine times as much
 * as the rest.
 */
export function divide(
  total: number,
  { customers, whale }: Pick<BulkOptions, 'customers' | 'whale'>,
): Starts {
  const starts = new Float64Array(customers + 1);
  const first = whale > 0 ? Math.floor(total * whale) : 0;
  const from = whale > 0 ? 1 : 0;
  const weightOf = (index: number): number => (index % often === 1 ? heavy : 1);
  let weights = 0;
  for (let index = from; index < customers; index++) weights += weightOf(index);
  let reached = 0;
  if (from === 1) starts[1] = customers === 1 ? total : first;
  for (let index = from; index < customers; index++) {
    reached += weightOf(index);
    starts[index + 1] = first + Math.floor(((total - first) * reached) / weights);
  }
  return starts;
}

/** Every eighth customer buys home care, the others what runs on the web. */
export const buysCare = (seed: number, customer: number): boolean => scatter(seed, 1, customer) % 8 === 0;

/** One invoice in forty is a credit note. */
export const isCredit = (seed: number, sequence: number): boolean => scatter(seed, 2, sequence) % 40 === 0;

/**
 * Spreads neighbours over the whole range, one to one: the invoices of a customer lie far apart in time, and the n-th
 * invoice of all time belongs to somebody different each time.
 */
export function spread(total: number, seed: number): (index: number) => number {
  if (total < 3) return (index) => index;
  const shift = seed % total;
  let step = Math.floor(total * 0.618_034) || 1;
  while (commonDivisor(step, total) !== 1) step++;
  return (index) => (index * step + shift) % total;
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
