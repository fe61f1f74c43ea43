import { foldKey } from '../../bff/services/fold.ts';
import { settled, type Bill } from './bill.ts';
import type { RowOf } from './rows.ts';
import type { World } from './world.ts';

/** The number of a document; the two sellers share none. */
export const documentNumber = (kind: string, seller: Bill['seller'], year: string, count: number): string =>
  `${kind}-${seller === 'care' ? 'C' : ''}${year}-${String(count).padStart(6, '0')}`;

/** Numbers all bills by date, without a gap in any series of seller, kind and year, and stores them. */
export function numberBills(world: World): void {
  const series = new Map<string, RowOf<'documentSequence'>>();
  const issued = new Map<Bill, string>();
  for (const bill of world.bills.toSorted((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0,
  )) {
    const year = bill.issuedOn.slice(0, 4);
    const key = `${bill.seller}${bill.kind}${year}`;
    const last = (series.get(key)?.last ?? 0) + 1;
    series.set(key, {
      seller: bill.seller,
      kind: bill.kind,
      year: Number(year),
      last,
      lastIssuedOn: bill.issuedOn,
    });
    issued.set(bill, store(world, bill, documentNumber(bill.kind, bill.seller, year, last)));
  }
  for (const row of series.values()) world.add('documentSequence', row);
  for (const [bill, id] of issued)
    if (bill.credits) tieCredit(world, bill, id, issued.get(bill.credits) ?? '');
}

function tieCredit(world: World, bill: Bill, creditNoteId: string, invoiceId: string): void {
  world.add('creditNoteOf', {
    creditNoteId,
    invoiceId,
    customerId: bill.customerId,
    cents: bill.netCents + bill.vatCents,
  });
}

function store(world: World, bill: Bill, number: string): string {
  const { customerId, serviceId, domain, credits, ...rest } = bill;
  const id = world.chance.id(bill.kind === 'FA' ? 'inv' : 'crn');
  const totalCents = bill.netCents + bill.vatCents;
  world.add('invoice', {
    ...rest,
    customerId,
    id,
    number,
    searchKey: foldKey(`${bill.subject} ${domain}`),
    totalCents,
    ...settled(bill.state, totalCents),
    settlement: credits ? (bill.state === 'refunded' ? 'refund' : 'wallet') : null,
  });
  world.add('invoiceService', { customerId, serviceId, invoiceId: id, number });
  return id;
}
