import { parseArgs } from 'node:util';
import type { BulkOptions } from './data/bulk-plan.ts';

export type SeedOptions = Pick<
  BulkOptions,
  'customers' | 'services' | 'invoices' | 'seed' | 'whale' | 'append'
>;

/** How `npm run seed` is used. */
export const usage = `npm run seed -- [--customers N] [--services N] [--invoices N] [--seed S] [--whale SHARE] [--append]

  --customers N   customers, each with a person who signs in (default 1000)
  --services N    services of all customers together (default 20 a customer)
  --invoices N    invoices and credit notes of all customers together (default 20 a customer)
  --seed S        the same number gives the same data (default 1)
  --whale SHARE   part of all rows that the first customer owns, 0 to 0.9 (default 0.2)
  --append        add to a database that is not empty

DATABASE_URL (sqlite:PATH or postgres://…) says where; DATA_DIR/space.db when unset.`;

const most = 50_000_000;

/** The options of the command line. Throws an error of one line that names the option and what it takes. */
export function seedOptions(args: readonly string[]): SeedOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: text,
      services: text,
      invoices: text,
      seed: text,
      whale: text,
      append: { type: 'boolean' },
    },
  });
  const customers = whole('customers', values.customers, 1000, 1);
  return {
    customers,
    services: whole('services', values.services, customers * 20, 0),
    invoices: whole('invoices', values.invoices, customers * 20, 0),
    seed: whole('seed', values.seed, 1, 0),
    whale: share(values.whale),
    append: values.append ?? false,
  };
}

function whole(name: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text.replaceAll('_', '') || Number.NaN);
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}

function share(text: string | undefined): number {
  const number = Number(text ?? 0.2);
  if (text !== '' && number >= 0 && number <= 0.9) return number;
  throw new Error(`--whale must be a share from 0 to 0.9, not "${text}"`);
}
