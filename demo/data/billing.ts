import { addDays } from '../../bff/ports/clock.ts';
import { noEnd } from '../../bff/services/view.ts';
import { payableUntil, settled, taxed, type Bill } from './bill.ts';
import { addMonths, daysBetween, periodStart } from './calendar.ts';
import type { ServiceRow, Sketch } from './sketch.ts';
import type { World } from './world.ts';

/** Bills every period that a service has had; returns the cents that are still unpaid. */
export function billService(world: World, row: ServiceRow, sketch: Sketch): number {
  if (row.state === 'pending_payment') return 0;
  const seller = row.kind === 'home_care' ? 'care' : 'host';
  const dates = seller === 'care' ? monthsBilled(world, row, sketch) : periodsBilled(world, row, sketch);
  let unpaid = 0;
  dates.forEach((date, index) => {
    const newest = index === dates.length - 1 ? sketch.newest : undefined;
    const issuedOn = newest === undefined ? date : datedFor(newest, date, world.today);
    const cents = seller === 'care' ? row.priceCents * world.chance.between(10, 14) : row.priceCents;
    const bill = billOf(row, seller, cents, issuedOn, newest);
    world.bills.push(bill);
    unpaid += settled(bill.state, bill.netCents + bill.vatCents).dueCents;
    if (newest === 'credited') world.bills.push(creditOf(bill, world));
  });
  return unpaid;
}

/** Home care is billed in arrears, on the second of each month. */
function monthsBilled(world: World, row: ServiceRow, { periods = 1 }: Sketch): string[] {
  const last = row.expiresOn === noEnd || row.expiresOn > world.today ? world.today : row.expiresOn;
  const second = `${last.slice(0, 7)}-02`;
  const newest = second <= world.today ? second : addMonths(second, -1);
  return Array.from({ length: periods }, (_, index) => addMonths(newest, index + 1 - periods));
}

/** The web is billed ahead: on the first day of the first period, a week before each further one. */
function periodsBilled(world: World, row: ServiceRow, { periods = 1 }: Sketch): string[] {
  if (row.expiresOn === noEnd) return [row.createdAt.slice(0, 10)];
  return Array.from({ length: periods }, (_, index) => {
    const start = periodStart(row.expiresOn, row.periodMonths, periods - 1 - index);
    return index === 0 ? start : addDays(start, -7);
  }).map((date) => (date < world.today ? date : world.today));
}

type Newest = NonNullable<Sketch['newest']>;

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
  row: ServiceRow,
  seller: Bill['seller'],
  cents: number,
  issuedOn: string,
  newest?: Newest,
): Bill {
  const amounts = taxed(seller, cents);
  const what = row.domain === '' ? row.product : `${row.product} · ${row.domain}`;
  return {
    customerId: row.customerId,
    serviceId: row.id,
    seller,
    kind: 'FA',
    state: newest ?? 'paid',
    issuedOn,
    dueOn:
      newest === 'open' || newest === 'overdue' || newest === 'partially_paid'
        ? payableUntil(issuedOn)
        : issuedOn,
    subject: what,
    domain: row.domain,
    ...amounts,
  };
}

/** The credit note of a whole invoice: followed from issue to refund. */
const creditOf = (bill: Bill, world: World): Bill => ({
  ...bill,
  credits: bill,
  kind: 'AV',
  state: world.chance.pick(['issued', 'applied', 'refunded'] as const),
  issuedOn: addDays(bill.issuedOn, 4),
  dueOn: null,
});
