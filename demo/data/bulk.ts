import { addDays } from '../../bff/ports/clock.ts';
import { buysCare, divide, type BulkOptions } from './bulk-plan.ts';
import { possessions, type Plan } from './bulk-possessions.ts';
import { numbersOf } from './bulk-series.ts';
import { idOf } from './bulk-service.ts';
import { firstNames, lastNames, towns, trades } from './names.ts';
import { scatter } from './random.ts';
import { noRows, seededTables, type Batch, type Entry } from './rows.ts';

const together = 4000;

/** The rows that the options promise, customer by customer, in batches of one table. */
export function* bulkBatches(options: BulkOptions): Generator<Batch> {
  const rows = noRows();
  for (const { table, row } of bulkRows(options)) {
    if (rows[table].push(row as never) < together) continue;
    yield { table, rows: rows[table] } as Batch;
    rows[table] = [];
  }
  for (const table of seededTables) if (rows[table].length > 0) yield { table, rows: rows[table] } as Batch;
}

function* bulkRows(options: BulkOptions): Generator<Entry> {
  const invoices = divide(options.invoices, options);
  const plan: Plan = {
    options,
    services: divide(options.services, options),
    invoices,
    series: numbersOf(options, invoices),
  };
  for (const row of plan.series.sequences) yield { table: 'documentSequence', row };
  for (let customer = 0; customer < options.customers; customer++) {
    yield* identity(options, customer);
    yield* possessions(plan, customer);
  }
}

/** A customer with the person who holds him; everybody signs in with the demo's passphrase. */
function* identity({ seed, today, passwordHash }: BulkOptions, customer: number): Generator<Entry> {
  const lot = scatter(seed, 6, customer);
  const firstName = firstNames[lot % firstNames.length] ?? 'Zoé';
  const lastName = lastNames[(lot >>> 8) % lastNames.length] ?? 'Abadie';
  const name = `${trades[customer % trades.length]} ${lastName}, ${towns[(lot >>> 16) % towns.length]}`;
  const createdAt = `${addDays(today, -400)}T06:00:00.000Z`;
  const [id, personId] = [idOf('cus', seed, customer), idOf('per', seed, customer)];
  yield {
    table: 'customer',
    row: {
      id,
      number: `C${seed}-${String(customer).padStart(7, '0')}`,
      kind: buysCare(seed, customer) ? 'person' : 'company',
      name,
      locale: 'fr',
      revision: 1,
      createdAt,
    },
  };
  yield {
    table: 'person',
    row: {
      id: personId,
      email: `personne-${customer}@seed-${seed}.o2.example`,
      firstName,
      lastName,
      locale: 'fr',
      status: 'active',
      createdAt,
    },
  };
  yield { table: 'password', row: { personId, hash: passwordHash, setAt: createdAt } };
  yield {
    table: 'membership',
    row: {
      id: idOf('mem', seed, customer),
      personId,
      customerId: id,
      role: 'holder',
      rights: '[]',
      services: 'all',
      startsAt: createdAt,
      endsAt: null,
      revokedAt: null,
    },
  };
}
