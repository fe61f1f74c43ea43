import { sellers, type Seller } from '../../../components/contract/shapes.ts';
import type { Deps } from '../../deps.ts';
import { addDays, isoAt, startOfDay, today } from '../../ports/clock.ts';
import { inWrite, type Write } from '../../storage/write.ts';
import { canonicalJson } from '../document/canonical-json.ts';
import { chained, emptyChain } from '../document/journal-chain.ts';
import type { JournalClosureTable } from '../table.ts';
import * as stored from './closure-storage.ts';

/** What a closure fixes; its hash ties it to all closures before. */
export type Closed = Omit<JournalClosureTable, 'sequence' | 'previousHash' | 'hash'>;

/** Lines and cents by kind of line. */
export interface Sums {
  readonly byKind: Readonly<Record<string, { readonly lines: number; readonly cents: number }>>;
  /** Cents received less refunded since the journal began: the perpetual total. */
  readonly grandTotal: number;
}

/**
 * Closes every day that is over, and with its last day each month and year, of every seller's journal (CGI art. 286, I-3°
 * bis): what it came to is fixed and chained. A repeat closes nothing twice. Answers how many periods were closed.
 */
export async function closePeriods(deps: Deps, stillMine: () => Promise<boolean>): Promise<number> {
  let closed = 0;
  for (const seller of sellers) {
    let day = await nextDay(deps, seller);
    while (day && day < today(deps.clock) && (await stillMine())) {
      closed += await closeDay(deps, seller, day);
      day = addDays(day, 1);
    }
  }
  return closed;
}

/** The day after the last one closed, or the day of the first line; undefined without a line. */
async function nextDay({ db }: Deps, seller: Seller): Promise<string | undefined> {
  const last = await stored.lastClosure(db, seller, 'day');
  if (last) return addDays(last.period, 1);
  const first = await stored.firstLine(db, seller);
  return first && today({ now: () => Date.parse(first.at) });
}

/** Closes a day, and the month and the year that end with it, in one write. */
const closeDay = (deps: Deps, seller: Seller, day: string): Promise<number> =>
  inWrite(deps, async (write) => {
    const head = await stored.lockHead(write.tx, deps.engine, seller);
    const before = await stored.lastClosure(write.tx, seller, 'day');
    if (!head || (before && before.period >= day)) return 0;
    const since = startOfDay(addDays(day, 1));
    const next = await stored.firstLineSince(write.tx, seller, before?.toNumber ?? 0, since);
    const to = next ? next.number - 1 : head.number;
    await close(deps, write, seller, 'day', day, to);
    const [year = '', month = ''] = day.split('-');
    const tomorrow = addDays(day, 1);
    if (tomorrow.endsWith('-01')) await close(deps, write, seller, 'month', `${year}-${month}`, to);
    if (tomorrow.endsWith('-01-01')) await close(deps, write, seller, 'year', year, to);
    return 1 + Number(tomorrow.endsWith('-01')) + Number(tomorrow.endsWith('-01-01'));
  });

async function close(
  deps: Deps,
  write: Write,
  seller: Seller,
  kind: Closed['kind'],
  period: string,
  toNumber: number,
): Promise<void> {
  const sameKind = await stored.lastClosure(write.tx, seller, kind);
  const fromNumber = (sameKind?.toNumber ?? 0) + 1;
  const before = await stored.sumsBetween(write.tx, seller, fromNumber, toNumber);
  const grandTotal = (sameKind ? (JSON.parse(sameKind.sums) as Sums).grandTotal : 0) + netOf(before);
  const byKind = Object.fromEntries(before.map(({ kind: of, lines, cents }) => [of, { lines, cents }]));
  const sums: Sums = { byKind, grandTotal };
  const closed: Closed = {
    seller,
    kind,
    period,
    fromNumber,
    toNumber,
    journalHash: (await stored.lineHash(write.tx, seller, toNumber)) ?? emptyChain.hash,
    sums: canonicalJson(sums),
    closedAt: isoAt(deps.clock),
  };
  const last = await stored.lastClosure(write.tx, seller);
  const previous = last ? { sequence: last.sequence, hash: last.hash } : emptyChain;
  const { sequence, hash } = chained(previous, closed);
  await stored.insertClosure(write.tx, { ...closed, sequence, previousHash: previous.hash, hash });
}

/** What came in less what went back. */
export const netOf = (sums: readonly { readonly kind: string; readonly cents: number }[]): number =>
  sums.reduce(
    (sum, { kind, cents }) => sum + (kind === 'payment' ? cents : kind === 'refund' ? -cents : 0),
    0,
  );
