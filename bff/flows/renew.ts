import type { Deps } from '../deps.ts';
import { finalize } from '../invoices/ledger/finalize.ts';
import { periodLine, type Priced } from '../invoices/pricing.ts';
import { openRenewal, type OpenRenewal } from '../invoices/renewals.ts';
import { periodAfter } from '../ports/calendar.ts';
import { today } from '../ports/clock.ts';
import type { CustomerKind } from '../../components/contract/profile.ts';
import type { Write } from '../storage/write.ts';

/** A service whose next period is to be billed. */
export interface Renewable extends Priced {
  readonly customerId: string;
  readonly customerKind: CustomerKind;
  readonly id: string;
  readonly label: string;
  readonly startedOn: string | null;
  readonly expiresOn: string;
}

/**
 * The invoice of a service's next period: the open one if it was asked for before, else a new one. At most one stands
 * open for a service and period, whoever asks.
 */
export async function renewalInvoice(
  deps: Deps,
  write: Write,
  service: Renewable,
  dueOn: string,
): Promise<OpenRenewal> {
  const period = periodAfter(service.expiresOn, service.periodMonths, service.startedOn);
  const known = await openRenewal(deps, write, service.customerId, service.id, period.start);
  if (known) return known;
  const day = today(deps.clock);
  const name = service.label || service.domain || service.product;
  const issued = await finalize(deps, write, {
    customerId: service.customerId,
    seller: service.seller,
    kind: 'FA',
    lines: [periodLine(deps.settings.sellers, service.customerKind, service, period)],
    subject: `${service.product} · ${name}`,
    words: [service.domain, service.label, service.product],
    services: [service.id],
    // One that is billed after the end of the period is due at once: no document is due before its issue.
    dueOn: dueOn < day ? day : dueOn,
    period,
    renews: [{ serviceId: service.id, periodStart: period.start, periodEnd: period.end }],
  });
  return { id: issued.id, number: issued.number, dueCents: issued.snapshot.totals.due };
}
