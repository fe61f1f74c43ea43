import { createServer } from 'node:http';
import Sqlite from 'better-sqlite3';
import { invoiceList } from './floor-invoices.ts';
import { serviceList } from './floor-services.ts';

/**
 * The floor: node:http, prepared statements, JSON.stringify. The same rows and the same answer as `GET /api/invoices` and
 * `GET /api/services`, without session, rights, validation, limits or logging: what those cost is told against this.
 */
const [path = '', steady] = process.argv.slice(2);
const place = steady ? '+?' : '?';
const db = new Sqlite(path, { readonly: true });
db.pragma('cache_size = -65536');
db.pragma('mmap_size = 1073741824');

const lists = { '/api/invoices': invoiceList(db, place), '/api/services': serviceList(db, place) } as const;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://floor');
  const list = lists[url.pathname as keyof typeof lists];
  const customer = String(request.headers['x-customer']);
  const body = JSON.stringify(list(customer, url.searchParams.has('tab'), url.searchParams.get('search')));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port })),
);
process.once('SIGTERM', () => process.exit(0));
