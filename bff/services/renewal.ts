import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import type { Write } from '../storage/write.ts';
import * as stored from './storage.ts';
import type { ServiceTable } from './table.ts';

/** One period of one service, paid. */
export interface PaidPeriod {
  readonly customerId: string;
  readonly serviceId: string;
  /** First and last day of the period. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly invoiceId: string;
  readonly paymentId: string | null;
}

/**
 * Prolongs a service by a paid period, once for the service and its first day: whoever comes second (webhook, page,
 * nightly run) changes nothing. A service cut for unpaid bills comes back; one suspended for another reason does not.
 */
export async function prolong(deps: Deps, write: Write, it: PaidPeriod): Promise<boolean> {
  const service = await stored.findForUpdate(
    write.tx,
    deps.engine,
    { customerId: it.customerId, ids: 'all' },
    it.serviceId,
  );
  if (!service || !(await stored.insertRenewal(write.tx, { ...it, at: isoAt(deps.clock) }))) return false;
  const comesBack = service.state === 'expired' || service.state === 'suspended';
  const set: Partial<ServiceTable> = {
    ...(it.periodEnd > service.expiresOn ? { expiresOn: it.periodEnd } : {}),
    ...(comesBack ? { state: 'active', tab: 'active' } : {}),
  };
  if (Object.keys(set).length > 0) await stored.update(write.tx, it.customerId, it.serviceId, set);
  await stored.raiseVersion(write.tx, it.customerId, it.serviceId);
  await stored.insertTimeline(write.tx, {
    customerId: it.customerId,
    resource: `service:${it.serviceId}`,
    id: newId(deps.random, 'tl'),
    at: isoAt(deps.clock),
    what: 'renewed',
    by: null,
    onBehalfOf: null,
    from: null,
    facts: JSON.stringify({ until: it.periodEnd }),
  });
  write.changed(it.customerId, ['services', `service:${it.serviceId}`]);
  return true;
}

/** Notes that the customer agreed to a higher amount a period, VAT included. */
export const raiseConsent = async (
  write: Write,
  customerId: string,
  serviceId: string,
  consentCents: number,
  consentAt: string,
): Promise<void> => {
  await stored.update(write.tx, customerId, serviceId, { consentCents, consentAt });
  await stored.raiseVersion(write.tx, customerId, serviceId);
  write.changed(customerId, ['services', `service:${serviceId}`]);
};

/** Lets a service ask each time instead of renewing itself; harmless when it does already. */
export async function turnManual(
  deps: Deps,
  write: Write,
  it: { readonly customerId: string; readonly serviceId: string; readonly by: string | null },
): Promise<void> {
  const visible = { customerId: it.customerId, ids: 'all' } as const;
  const service = await stored.findForUpdate(write.tx, deps.engine, visible, it.serviceId);
  if (service?.renewal !== 'auto') return;
  await stored.update(write.tx, it.customerId, it.serviceId, {
    renewal: 'manual',
    consentVersion: null,
    consentAt: null,
  });
  await stored.raiseVersion(write.tx, it.customerId, it.serviceId);
  await stored.insertTimeline(write.tx, {
    customerId: it.customerId,
    resource: `service:${it.serviceId}`,
    id: newId(deps.random, 'tl'),
    at: isoAt(deps.clock),
    what: 'auto-renew-off',
    by: it.by,
    onBehalfOf: null,
    from: null,
    facts: '{}',
  });
  write.changed(it.customerId, ['services', `service:${it.serviceId}`]);
}
