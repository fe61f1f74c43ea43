import { sql } from 'kysely';
import { testBff, type TestBff } from '../../support/bff.ts';
import { addCustomer } from '../../support/people.ts';
import { addIdentity, addService } from '../../bff/invoices/desk.ts';

const perCustomer = 10;
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' };

/** A SQLite file of so many services that renew themselves, ten a customer, all to be planned in this night. */
export async function openDue(path: string, services: number): Promise<TestBff> {
  const bff = await testBff(`sqlite:${path}`);
  const { db } = bff.deps;
  await addCustomer(bff, 'cus_0');
  await addIdentity(bff, 'cus_0');
  await addService(bff, 'svc_0', 'cus_0', { expiresOn: '2026-12-01', ...auto });
  await addMethod(bff);
  const customers = Math.ceil(services / perCustomer);
  const copies = (table: string, id: string, count: number, set: Record<string, string>) =>
    fanOut(bff, table, id, count, set);
  const customerId = `'cus_' || n`;
  await copies('customer', 'id', customers, { id: customerId, number: `'C' || n` });
  await copies('billingIdentity', 'customerId', customers, { customerId });
  await copies('paymentMethod', 'customerId', customers, {
    id: `'pm_' || n`,
    customerId,
    ref: `'psp_' || n`,
    fingerprint: `'fp_' || n`,
  });
  await copies('service', 'customerId', services, {
    id: `'svc_' || n`,
    customerId: `'cus_' || (n / ${perCustomer})`,
    domain: `'domaine-' || n || '.fr'`,
    labelKey: `'domaine-' || n || '.fr'`,
    expiresOn: `'2026-12-0' || (1 + n % 8)`,
  });
  await sql`analyze`.execute(db);
  return bff;
}

/** Copies the row of the first customer so many times, with these columns told by `n`. */
async function fanOut(
  { deps: { db } }: TestBff,
  table: string,
  id: string,
  count: number,
  set: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  const names = columns.rows.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.rows.map(({ name }) => set[name] ?? `t."${name}"`).join(', ');
  await sql
    .raw(
      `with recursive c(n) as (select 1 union all select n + 1 from c where n < ${count - 1})
      insert into "${table}" (${names}) select ${values} from c cross join "${table}" t where t."${id}" = 'cus_0'`,
    )
    .execute(db);
}

const addMethod = ({ deps }: TestBff): Promise<unknown> =>
  deps.db
    .insertInto('paymentMethod')
    .values({
      ...{ id: 'pm_0', customerId: 'cus_0', provider: 'sandbox', ref: 'psp_0', kind: 'card', brand: 'visa' },
      ...{ last4: '4242', expMonth: 12, expYear: 2040, fingerprint: 'fp_0', mandateRef: null, label: '' },
      ...{ isDefault: 1, status: 'active', consentVersion: '2026-11', version: 1 },
      consentAt: '2026-01-01T00:00:00.000Z',
      createdAt: '2026-01-01T00:00:00.000Z',
    })
    .execute();
