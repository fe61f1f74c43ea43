import type { ServiceRow } from '../../components/contract/services.ts';
import { addDays } from '../ports/clock.ts';
import type { ServiceTable } from './table.ts';

/** Days before the end of a period from which a service counts as expiring. */
export const expiringDays = 30;
/** Stands for « no end » in the sort column. */
export const noEnd = '9999-12-31';

/** What a row of the list needs. */
export const listed = [
  'id',
  'kind',
  'state',
  'label',
  'domain',
  'product',
  'priceCents',
  'periodMonths',
  'expiresOn',
  'renewal',
  'unpaidCents',
  'moving',
  'cancelOn',
  'version',
] as const satisfies readonly (keyof ServiceTable)[];

/** A service as the list reads it. */
export type Listed = Pick<ServiceTable, (typeof listed)[number]>;

/** The row as it travels, with what the state means today. */
export function rowOf(
  row: Listed,
  tags: readonly string[],
  day: string,
  actions: ServiceRow['actions'],
  taxIncluded: boolean,
): ServiceRow {
  const it: { -readonly [K in keyof ServiceRow]: ServiceRow[K] } = {
    id: row.id,
    kind: row.kind,
    state: row.state,
    label: row.label,
    domain: row.domain,
    product: row.product,
    price: { cents: row.priceCents, currency: 'EUR' },
    taxIncluded,
    periodMonths: row.periodMonths,
    renewal: row.renewal,
    unpaid: { cents: row.unpaidCents, currency: 'EUR' },
    tags: [...tags],
    moving: row.moving === 1,
    tasks: tasksOf(row, day),
    version: row.version,
    actions,
  };
  if (row.expiresOn !== noEnd) it.expiresOn = row.expiresOn;
  if (row.cancelOn) it.cancelOn = row.cancelOn;
  return it;
}

const soon = { of: '', day: '' };

/** The last day that counts as expiring, reckoned once a day. */
function expiringUntil(day: string): string {
  if (soon.of !== day) Object.assign(soon, { of: day, day: addDays(day, expiringDays) });
  return soon.day;
}

/** What waits for the customer; the SQL of the tab « À faire » asks the same. */
export function tasksOf(row: Listed, day: string): ServiceRow['tasks'] {
  const tasks: ServiceRow['tasks'] = [];
  if (
    row.state === 'active' &&
    row.renewal === 'manual' &&
    row.cancelOn === null &&
    row.expiresOn <= expiringUntil(day)
  )
    tasks.push('expiring');
  if (row.state === 'expired') tasks.push('expired');
  if (row.state === 'suspended') tasks.push('suspended');
  if (row.state === 'failed_setup') tasks.push('setup_failed');
  if (row.state === 'pending_payment') tasks.push('payment_pending');
  if (row.unpaidCents > 0) tasks.push('unpaid');
  return tasks;
}
