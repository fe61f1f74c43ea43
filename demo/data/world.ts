import { chanceOf, type Chance } from './random.ts';
import { noRows, type RowOf, type Rows, type SeededTable } from './rows.ts';
import type { Entry } from '../../bff/invoices/ledger/journal.ts';
import type { Bill } from './bill.ts';

/** What the demo is made from. */
export interface DemoOptions {
  /** The day that the demo calls today, `YYYY-MM-DD`: everything lies around it. */
  readonly today: string;
  /** Hash of {@link demoPassphrase}, made by the server's own hasher. */
  readonly passwordHash: string;
  /** Services and invoices of the large customer. */
  readonly large: number;
  /** Further customers that nobody signs in as. */
  readonly others: number;
  /** Origins of the two partner sites. */
  readonly partnerOrigins: { readonly agency: string; readonly bank: string };
  readonly seed?: number;
}

/** The demo while it is being made. */
export interface World extends DemoOptions {
  readonly chance: Chance;
  readonly rows: Rows;
  /** Invoices without a number: they get it in the order of their dates, when all are known. */
  readonly bills: Bill[];
  /** What the journal will hold, in any order. */
  readonly journal: { readonly at: string; readonly entry: Entry }[];
  readonly add: <T extends SeededTable>(table: T, row: RowOf<T>) => RowOf<T>;
  /** Counts from 1, one count a name. */
  readonly count: (name: string) => number;
}

/** An empty world. */
export function worldOf(options: DemoOptions): World {
  const rows = noRows();
  const counts = new Map<string, number>();
  return {
    ...options,
    chance: chanceOf(options.seed ?? 2),
    rows,
    bills: [],
    journal: [],
    add: (table, row) => {
      rows[table].push(row);
      return row;
    },
    count: (name) => {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return count;
    },
  };
}
