import { sql } from 'kysely';
import { testBff, type TestBff } from '../../support/bff.ts';
import { addAccount, issue, payIn } from '../../bff/invoices/desk.ts';

/** A SQLite file of one account with so many paid invoices of 2026: five lines of a sub-ledger each. */
export async function openSales(path: string, invoices: number): Promise<TestBff> {
  const bff = await testBff(`sqlite:${path}`);
  await addAccount(bff);
  const first = await issue(bff);
  const payment = await payIn(bff, first.id, 12_000);
  const like = { invoiceId: `'inv_' || n`, id: `'inv_' || n`, number: `'FA-2026-' || printf('%06d', n)` };
  const day = `date('2026-01-01', (n % 300) || ' days')`;
  await fanOut(bff, 'invoice', invoices, first.id, { ...like, issuedOn: day });
  await fanOut(bff, 'invoiceDocument', invoices, first.id, like);
  await fanOut(bff, 'allocation', invoices, first.id, {
    ...like,
    sourceId: `'${payment}_' || n`,
    at: `${day} || 'T10:00:00.000Z'`,
  });
  await sql`analyze`.execute(bff.deps.db);
  return bff;
}

/** Copies what is kept of the first invoice so many times, with these columns told by `n`. */
async function fanOut(
  { deps: { db } }: TestBff,
  table: string,
  count: number,
  first: string,
  set: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  const own = columns.rows.map(({ name }) => name);
  const key = own.includes('invoiceId') ? 'invoiceId' : 'id';
  const values = own.map((name) => set[name] ?? `t."${name}"`);
  await sql
    .raw(
      `with recursive c(n) as (select 2 union all select n + 1 from c where n < ${count})
      insert into "${table}" (${own.map((name) => `"${name}"`).join(', ')})
      select ${values.join(', ')} from c cross join "${table}" t where t."${key}" = '${first}'`,
    )
    .execute(db);
}
