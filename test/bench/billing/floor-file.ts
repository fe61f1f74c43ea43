import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/**
 * The floor of a download: the same bytes as files in a folder, under the same path, by the static handler of the same
 * server. No session, no rights, no log, no database: what those cost is told against this.
 */
const [path = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'o2-static-'));
const db = new Sqlite(path, { readonly: true });
const rows = db.prepare('select invoiceId, bytes from invoiceFile').all() as {
  invoiceId: string;
  bytes: Buffer;
}[];
for (const { invoiceId, bytes } of rows) writeFileSync(join(folder, `${invoiceId}.pdf`), bytes);
db.close();

const app = new Hono();
const rewriteRequestPath = (it: string): string => `/${it.split('/')[3]}.pdf`;
app.get('/api/invoices/:id/file', serveStatic({ root: folder, rewriteRequestPath }));
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
server.once('listening', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true });
  process.exit(0);
});
