import { sandboxSellers } from '../../bff/adapters/sandbox/sellers.ts';
import { amountsOf } from '../../bff/invoices/document/amounts.ts';
import type { DraftLine } from '../../bff/invoices/document/compose.ts';
import { periodLine, priceIncludesVat } from '../../bff/invoices/pricing.ts';
import { addDays } from '../../bff/ports/clock.ts';
import { noEnd } from '../../bff/services/view.ts';
import { payableUntil, settled, type Bill } from './bill.ts';
import { addMonths, daysBetween, periodStart } from './calendar.ts';
import type { Holder } from './holder.ts';
import type { ServiceRow, Sketch } from './sketch.ts';
import type { World } from './world.ts';

type Newest = NonNullable<Sketch['newest']>;

/** A day of billing and what it bills. */
interface Due {
  readonly on: string;
  readonly line: DraftLine;
}

/** Bills every period that a service has had; returns the cents that are still unpaid. */
export function billService(world: World, holder: Holder, service: ServiceRow, sketch: Sketch): number {
  if (service.state === 'pending_payment') return 0;
  const dues =
    service.seller === 'care'
      ? monthsBilled(world, holder, service, sketch)
      : periodsBilled(world, holder, service, sketch);
  let unpaid = 0;
  dues.forEach(({ on, line }, index) => {
    const newest = index === dues.length - 1 ? sketch.newest : undefined;
    const bill = billOf({ holder, service, line }, newest, newest ? datedFor(newest, on, world.today) : on);
    world.bills.push(bill);
    unpaid += settled(bill.state, amountsOf([line]).totals.vatIncluded).dueCents;
    if (newest === 'credited')
      world.bills.push(creditOf(bill, sketch.credit ?? world.chance.pick(['issued', 'applied', 'refunded'])));
  });
  return unpaid;
}

/** Home care is billed in arrears, on the second of each month, by the hour. */
function monthsBilled(world: World, holder: Holder, service: ServiceRow, { periods = 1 }: Sketch): Due[] {
  const last =
    service.expiresOn === noEnd || service.expiresOn > world.today ? world.today : service.expiresOn;
  const second = `${last.slice(0, 7)}-02`;
  const newest = second < world.today ? second : addMonths(second, -1);
  return Array.from({ length: periods }, (_, index) => {
    const on = addMonths(newest, index + 1 - periods);
    const start = addMonths(`${on.slice(0, 7)}-01`, -1);
    const line: DraftLine = {
      name: service.product,
      description: 'Intervenant n° 4127',
      quantity: 10_000 * world.chance.between(10, 14),
      unitCode: 'HUR',
      unitPrice: service.priceCents * 10_000,
      priceIncludesVat: priceIncludesVat(holder.kind),
      vatCategory: 'S',
      vatRate: sandboxSellers.care.vatRate,
      period: { start, end: addDays(addMonths(start, 1), -1) },
    };
    return { on, line };
  });
}

/** The web is billed ahead: on the first day of the first period, a week before each further one. */
function periodsBilled(world: World, holder: Holder, service: ServiceRow, { periods = 1 }: Sketch): Due[] {
  const priced = { ...service, seller: 'host' as const, nextPriceCents: null };
  const line = (start: string): DraftLine =>
    periodLine(sandboxSellers, holder.kind, priced, {
      start,
      end: addDays(addMonths(start, service.periodMonths), -1),
    });
  if (service.expiresOn === noEnd) {
    const on = service.createdAt.slice(0, 10);
    return [{ on, line: line(on) }];
  }
  return Array.from({ length: periods }, (_, index) => {
    const start = periodStart(service.expiresOn, service.periodMonths, periods - 1 - index);
    const on = index === 0 ? start : addDays(start, -7);
    return { on: on < world.today ? on : addDays(world.today, -1), line: line(start) };
  });
}

/** Days since issue between which an invoice can stand so, and where it is put if its period says otherwise. */
const ages: Readonly<Record<Newest, { readonly from: number; readonly to: number; readonly else: number }>> =
  {
    open: { from: 1, to: 29, else: 9 },
    partially_paid: { from: 1, to: 29, else: 21 },
    overdue: { from: 32, to: 120, else: 44 },
    credited: { from: 5, to: 2000, else: 12 },
  };

/** When the newest invoice must have been issued to stand as it does. */
function datedFor(newest: Newest, date: string, today: string): string {
  const { from, to, else: otherwise } = ages[newest];
  const age = daysBetween(date, today);
  return age >= from && age <= to ? date : addDays(today, -otherwise);
}

function billOf(
  what: Pick<Bill, 'holder' | 'service' | 'line'>,
  newest: Newest | undefined,
  issuedOn: string,
): Bill {
  const { label, domain, product } = what.service;
  const name = label || domain;
  return {
    ...what,
    kind: 'FA',
    state: newest ?? 'paid',
    issuedOn,
    dueOn: newest && newest !== 'credited' ? payableUntil(issuedOn) : issuedOn,
    subject: name === '' ? product : `${product} · ${name}`,
  };
}

/** The credit note of a whole invoice: followed from issue to refund. */
const creditOf = (bill: Bill, state: NonNullable<Sketch['credit']>): Bill => ({
  ...bill,
  credits: bill,
  kind: 'AV',
  state,
  issuedOn: addDays(bill.issuedOn, 4),
  dueOn: null,
});
