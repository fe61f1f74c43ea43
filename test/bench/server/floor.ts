import { createServer } from 'node:http';
import Sqlite from 'better-sqlite3';

/**
 * The floor: node:http, prepared statements, JSON.stringify. The same rows and the same answer as `GET /api/invoices`,
 * without session, rights, validation, limits or logging. What a typed, protected endpoint costs is told against this.
 */
const [path = '', portText = '0'] = process.argv.slice(2);
const db = new Sqlite(path, { readonly: true });
db.pragma('cache_size = -65536');
db.pragma('mmap_size = 1073741824');

const where = (filter: string): string => `from "invoice" where "customerId" = ? ${filter}`;
const filters = {
  all: '',
  paid: `and "kind" = 'FA' and "dueCents" = 0`,
  searched: `and "kind" = 'FA' and "dueCents" = 0 and ("searchKey" like ? or "number" like ?)`,
} as const;
const statements = Object.fromEntries(
  Object.entries(filters).map(([name, filter]) => [
    name,
    {
      page: db.prepare(`select * ${where(filter)} order by "issuedOn" desc, "id" desc limit 26`),
      count: db.prepare(`select count(*) as "count" from (select 1 ${where(filter)} limit 1001)`),
    },
  ]),
) as Record<keyof typeof filters, { page: Sqlite.Statement; count: Sqlite.Statement }>;

interface Row {
  id: string;
  number: string;
  kind: string;
  seller: string;
  state: string;
  issuedOn: string;
  dueOn: string | null;
  subject: string;
  netCents: number;
  vatCents: number;
  totalCents: number;
  dueCents: number;
  summary: string | null;
  customerId: string;
}

const euro = (cents: number) => ({ cents, currency: 'EUR' });
const item = (row: Row) => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  seller: row.seller,
  state: row.state,
  issuedOn: row.issuedOn,
  dueOn: row.dueOn ?? undefined,
  subject: row.subject,
  net: euro(row.netCents),
  vat: euro(row.vatCents),
  total: euro(row.totalCents),
  due: euro(row.dueCents),
  summary: row.summary ? (JSON.parse(row.summary) as unknown) : undefined,
  actions: {
    pay: row.dueCents > 0 ? { allowed: true } : { allowed: false, reason: 'already-paid' },
    download: { allowed: true },
    dispute: { allowed: true },
  },
});

const cursorOf = (row: Row): string =>
  Buffer.from(JSON.stringify(['issuedOn', row.issuedOn, row.id, 0])).toString('base64url');

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://floor');
  const customer = url.searchParams.get('customer') ?? '';
  const search = url.searchParams.get('search');
  const { page, count } = statements[search ? 'searched' : url.searchParams.has('tab') ? 'paid' : 'all'];
  const values = search ? [customer, `%${search}%`, `${search.toUpperCase()}%`] : [customer];
  const rows = page.all(...values) as Row[];
  const total = (count.get(...values) as { count: number }).count;
  const more = rows.length > 25;
  const items = rows.slice(0, 25);
  const body = JSON.stringify({
    items: items.map(item),
    ...(more ? { next: cursorOf(items[24] as Row) } : {}),
    total: { count: Math.min(total, 1000), more: total > 1000 },
  });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
server.listen(Number(portText), '127.0.0.1', () =>
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port })),
);
