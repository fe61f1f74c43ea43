import { sellers, type Seller } from '../../../components/contract/shapes.ts';
import type { Deps } from '../../deps.ts';
import { today } from '../../ports/clock.ts';
import { doneUntil } from '../../storage/lease.ts';
import { emptyChain, verifyChain, type ChainedLine } from '../document/journal-chain.ts';
import type { JournalTable } from '../table.ts';
import { brokenClosures } from './closure-check.ts';
import * as stored from './check-storage.ts';
import type { Found } from './check-storage.ts';

/** What is looked at; the sentences of the report are in {@link rules}. */
export const rules = {
  journal: 'the hash chain of each journal is intact and ends at its head',
  closures: 'every closed day, month and year is intact and says what the journal says',
  series: 'every series runs from 1 to its counter without a hole',
  documents: 'every issued document stands in the journal with its amount',
  invoices: 'every invoice is what was paid, what was taken off and what is due; its parts sum up',
  'credit-notes': 'every credit note is what was taken off, kept as credit and refunded',
  payments: 'every payment received is allocated or kept as credit; no more went back than came',
  refunds: 'what went back without a credit note came out of credit or is due again',
  disputes: 'every lost dispute took back what its payment had settled, and no other did',
  credit: 'no credit is below zero, and what was used is on an invoice',
  sellers: 'what a seller owes the other for credit used stands in both journals, and nothing else does',
  plans: 'every service due to renew itself has exactly one plan',
} as const;

export type Rule = keyof typeof rules;

/** Something that is not as it must be. */
export interface Finding extends Found {
  readonly rule: Rule;
}

export interface CheckOptions {
  readonly db: Deps['db'];
  readonly clock: Deps['clock'];
  /** Findings of one rule that are told; there may be more. */
  readonly most?: number;
  /** Days before the end of a period from which a service must have its plan. */
  readonly noticeDays?: number;
}

/**
 * The daily check of the money: reads everything, changes nothing, and answers what does not add up. An empty list is a
 * ledger in order. Plans are looked at once the day's run is done.
 */
export async function checkLedger({
  db,
  clock,
  most = 20,
  noticeDays = 15,
}: CheckOptions): Promise<Finding[]> {
  const found: Finding[] = [];
  const note = (rule: Rule, some: readonly Found[]): void =>
    void found.push(...some.map((it) => ({ rule, ...it })));
  for (const seller of sellers) note('journal', await brokenJournal(db, seller));
  for (const seller of sellers) note('closures', await brokenClosures(db, seller, most));
  note('series', await stored.brokenSeries(db, most));
  note('documents', await stored.unjournalled(db, most));
  note('invoices', await stored.unbalancedInvoices(db, most));
  note('credit-notes', await stored.unbalancedCreditNotes(db, most));
  note('payments', await stored.unbalancedPayments(db, most));
  note('refunds', await stored.unexplainedRefunds(db, most));
  note('disputes', await stored.unbalancedDisputes(db, most));
  note('credit', await stored.overdrawnCredit(db, most));
  note('sellers', await stored.unevenBetweenSellers(db, most));
  if (await stored.isDone(db, `nightly:${today(clock)}`, doneUntil))
    note('plans', await stored.unplannedServices(db, today(clock, noticeDays), most));
  return found;
}

async function brokenJournal(db: Deps['db'], seller: Seller): Promise<Found[]> {
  const report = await verifyChain(lines(stored.journalOf(db, seller)));
  const faults = { gap: 'is missing', altered: 'was altered' } as const;
  if (!report.intact) return [{ about: `${seller} line ${report.sequence}`, detail: faults[report.fault] }];
  const head = await stored.journalHead(db, seller);
  const { number = 0, hash = emptyChain.hash } = head ?? {};
  if (number === report.head.sequence && hash === report.head.hash) return [];
  return [{ about: seller, detail: `ends at line ${report.head.sequence}, its head says ${number}` }];
}

async function* lines(rows: AsyncIterable<Omit<JournalTable, 'id'>>): AsyncGenerator<ChainedLine<unknown>> {
  for await (const { number, hash, seller, kind, ref, customerId, cents, at, data } of rows) {
    const entry = { seller, kind, ref, customerId, cents, at, data: JSON.parse(data) as unknown };
    yield { sequence: number, entry, hash };
  }
}

/** The report of a check, for a terminal. */
export const ledgerReport = (found: readonly Finding[]): string =>
  [
    ...Object.entries(rules).map(([rule, words]) => {
      const own = found.filter((it) => it.rule === rule);
      return [
        `${own.length === 0 ? 'ok  ' : 'FAIL'}  ${words}`,
        ...own.map((it) => `        ${it.about}: ${it.detail}`),
      ].join('\n');
    }),
    found.length === 0
      ? 'The ledger is in order.'
      : `${found.length} things do not add up. Nothing was changed.`,
  ].join('\n');
