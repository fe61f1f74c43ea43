import type Sqlite from 'better-sqlite3';
import { today } from '../../../bff/ports/clock.ts';
import { cursorAfter, firstPage } from './floor-page.ts';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly seller: string;
  readonly state: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly subject: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
  readonly dueCents: number;
  readonly creditedCents: number;
  readonly paidCents: number;
  readonly summary: string | null;
}

const columns = [
  ...['id', 'number', 'kind', 'seller', 'state', 'issuedOn', 'dueOn', 'subject'],
  ...['netCents', 'vatCents', 'totalCents', 'dueCents', 'creditedCents', 'paidCents', 'summary'],
];

/** "My invoices" by hand. */
export function invoiceList(db: Sqlite.Database) {
  const page = firstPage<Row>(db, {
    table: 'invoice',
    columns,
    order: '"issuedOn" desc, "id" desc',
    filter: `"kind" = 'FA' and "dueCents" = 0`,
    search: `"searchKey" like ? escape '\\'`,
  });
  return (customer: string, filtered: boolean, search: string | null): unknown => {
    const { rows, more, total } = page(customer, filtered, search);
    const day = today({ now: Date.now });
    const last = rows.at(-1);
    return {
      items: rows.map((row) => item(row, day)),
      ...(more && last ? { next: cursorAfter('issuedOn', last.issuedOn, last.id) } : {}),
      total,
    };
  };
}

const euro = (cents: number): object => ({ cents, currency: 'EUR' });
const allowed = { allowed: true };
const paid = { pay: { allowed: false, reason: 'already-paid' }, download: allowed, dispute: allowed };
const payable = { pay: allowed, download: allowed, dispute: allowed };

function stateOf(row: Row, day: string): string {
  if (row.kind === 'AV') return row.state;
  if (row.dueCents === 0) return row.creditedCents >= row.totalCents ? 'credited' : 'paid';
  if (row.dueOn !== null && row.dueOn < day) return 'overdue';
  return row.paidCents + row.creditedCents > 0 ? 'partially_paid' : 'open';
}

const item = (row: Row, day: string): object => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  seller: row.seller,
  state: stateOf(row, day),
  issuedOn: row.issuedOn,
  subject: row.subject,
  net: euro(row.netCents),
  vat: euro(row.vatCents),
  total: euro(row.totalCents),
  due: euro(row.dueCents),
  actions: row.kind === 'AV' || row.dueCents === 0 ? paid : payable,
  ...(row.dueOn ? { dueOn: row.dueOn } : {}),
  ...(row.summary ? { summary: JSON.parse(row.summary) as unknown } : {}),
});
