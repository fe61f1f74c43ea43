import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { SlowOperation } from '../../../components/contract/operations.ts';
import { addDays, isoAt } from '../../../bff/ports/clock.ts';
import type { TestBff } from '../../support/bff.ts';
import { customer } from '../invoices/desk.ts';

let keys = 0;

/** Asks for an archive; answers the id of its operation. */
export async function archive(bff: TestBff, session: string, input: object): Promise<string> {
  const answer = await bff.call('/api/invoices/archives', {
    method: 'POST',
    session,
    headers: { 'idempotency-key': `archive-of-a-test-${++keys}` },
    body: input,
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return ((await answer.json()) as { operation: string }).operation;
}

/** How slow work stands. */
export async function standing(bff: TestBff, session: string, id: string): Promise<SlowOperation> {
  const answer = await bff.call(`/api/operations/${id}`, { session });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as SlowOperation;
}

/** The link to its file, as path and query. */
export async function linkOf(bff: TestBff, session: string, id: string): Promise<string> {
  const answer = await bff.call(`/api/operations/${id}/link`, { session });
  assert.equal(answer.status, 200, await answer.clone().text());
  const { url } = (await answer.json()) as { url: string };
  return url.slice(new URL(url).origin.length);
}

/** Opens a link as the browser's own download does: no session, from anywhere. */
export const follow = (bff: TestBff, link: string): Promise<Response> =>
  bff.call(link, { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://partner.example' } });

/** Documents of the account with files of random bytes, written straight into the tables: quick to make by the thousand. */
export async function addDocuments(
  { deps }: TestBff,
  count: number,
  { bytes = 200, sha256 = '', customerId = customer } = {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < count; from += 50) {
    const some = Array.from({ length: Math.min(50, count - from) }, (_, i) => from + i + 1);
    const rows = some.map((n) => ({
      customerId,
      id: `inv_bulk${n}`,
      number: `FA-2025-${String(n).padStart(6, '0')}`,
      kind: 'FA' as const,
      seller: 'host' as const,
      state: 'paid' as const,
      issuedOn: addDays('2025-01-01', Math.floor(n / 10)),
      dueOn: null,
      subject: 'Hébergement',
      searchKey: 'hebergement',
      netCents: 1000,
      vatCents: 200,
      totalCents: 1200,
      dueCents: 0,
      paidCents: 1200,
    }));
    const files = rows.map(({ id, number }) => {
      const content = randomBytes(bytes);
      return {
        invoiceId: id,
        fileName: `facture-${number}.pdf`,
        mediaType: 'application/pdf',
        sha256: sha256 || createHash('sha256').update(content).digest('hex'),
        bytes: content,
        createdAt: isoAt(deps.clock),
      };
    });
    await deps.db.insertInto('invoice').values(rows).execute();
    await deps.db.insertInto('invoiceFile').values(files).execute();
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}
