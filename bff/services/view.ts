import type { ServiceRow } from '../../components/contract/services.ts';
import { addDays } from '../ports/clock.ts';
import type { ServiceTable } from './table.ts';

/** Days before the end of a period from which a service counts as expiring. */
export const expiringDays = 30;
/** Days before the end of a period on which automatic renewal charges. */
export const chargeDays = 7;
/** Stands for « no end » in the sort column. */
export const noEnd = '9999-12-31';

/** The row as it travels, with what the state means today. */
export function rowOf(
  row: ServiceTable,
  tags: readonly string[],
  day: string,
  actions: ServiceRow['actions'],
  taxIncluded: boolean,
): ServiceRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    label: row.label,
    domain: row.domain,
    product: row.product,
    price: { cents: row.priceCents, currency: 'EUR' },
    taxIncluded,
    periodMonths: row.periodMonths,
    ...(row.expiresOn === noEnd ? {} : { expiresOn: row.expiresOn }),
    renewal: row.renewal,
    unpaid: { cents: row.unpaidCents, currency: 'EUR' },
    tags: [...tags],
    moving: row.moving === 1,
    ...(row.cancelOn ? { cancelOn: row.cancelOn } : {}),
    tasks: tasksOf(row, day),
    version: row.version,
    actions,
  };
}

/** What waits for the customer; the SQL of the tab « À faire » asks the same. */
export function tasksOf(row: ServiceTable, day: string): ServiceRow['tasks'] {
  const tasks: ServiceRow['tasks'] = [];
  if (
    row.state === 'active' &&
    row.renewal === 'manual' &&
    row.cancelOn === null &&
    row.expiresOn <= addDays(day, expiringDays)
  )
    tasks.push('expiring');
  if (row.state === 'expired') tasks.push('expired');
  if (row.state === 'suspended') tasks.push('suspended');
  if (row.state === 'failed_setup') tasks.push('setup_failed');
  if (row.state === 'pending_payment') tasks.push('payment_pending');
  if (row.unpaidCents > 0) tasks.push('unpaid');
  return tasks;
}

/** The day of the next automatic charge, while it lies ahead. */
export function chargeDay(row: ServiceTable, day: string): string | undefined {
  if (row.renewal !== 'auto' || row.expiresOn === noEnd || row.cancelOn !== null) return undefined;
  const charge = addDays(row.expiresOn, -chargeDays);
  return charge >= day ? charge : undefined;
}
