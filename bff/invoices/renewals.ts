import type { Deps } from '../deps.ts';
import type { Write } from '../storage/write.ts';
import * as stored from './ledger/storage.ts';

/** An unpaid invoice of a period. */
export interface OpenRenewal {
  readonly id: string;
  readonly number: string;
  readonly dueCents: number;
}

/** The unpaid invoice that already bills this period of this service, under the customer's lock. */
export async function openRenewal(
  deps: Deps,
  write: Write,
  customerId: string,
  serviceId: string,
  periodStart: string,
): Promise<OpenRenewal | undefined> {
  await stored.lockCustomer(write.tx, deps.engine, customerId);
  return stored.findOpenRenewal(write.tx, customerId, serviceId, periodStart);
}
