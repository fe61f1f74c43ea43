import { amountsOf } from '../../bff/invoices/document/amounts.ts';
import { addDays } from '../../bff/ports/clock.ts';
import { foldKey } from '../../bff/services/fold.ts';
import { settled, type Bill } from './bill.ts';
import type { Issued } from './issued.ts';
import { keepRecords } from './records.ts';
import { countIn, documentNumber, type Series } from './series.ts';
import type { World } from './world.ts';

/** Documents older than this many days came from elsewhere. */
const recordedDays = 400;

/** Numbers all bills by date, without a gap in any series, and stores them with what is kept of each. */
export function issueBills(world: World): void {
  const series: Series = new Map();
  const issued = new Map<Bill, Issued>();
  const since = addDays(world.today, -recordedDays);
  for (const bill of world.bills.toSorted((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0,
  )) {
    const seller = bill.service.seller ?? 'host';
    const count = countIn(series, seller, bill.kind, bill.issuedOn);
    const it: Issued = {
      bill,
      seller,
      id: world.chance.id(bill.kind === 'FA' ? 'inv' : 'crn'),
      number: documentNumber(bill.kind, seller, bill.issuedOn.slice(0, 4), count),
      totals: amountsOf([bill.line]).totals,
      credits: bill.credits && issued.get(bill.credits),
    };
    issued.set(bill, it);
    const recorded = bill.holder.records && (bill.credits ?? bill).issuedOn >= since;
    store(world, it, recorded ? keepRecords(world, it) : {});
  }
  for (const row of series.values()) world.add('documentSequence', row);
}

function store(world: World, it: Issued, records: ReturnType<typeof keepRecords>): void {
  const { bill, id, number, seller, totals } = it;
  const { state, issuedOn, dueOn, subject, kind, holder, service } = bill;
  const customerId = holder.id;
  world.add('invoice', {
    customerId,
    issuedOn,
    id,
    number,
    kind,
    seller,
    state,
    dueOn,
    subject,
    searchKey: foldKey([subject, service.domain, service.label, service.product].join(' ')),
    netCents: totals.net,
    vatCents: totals.vat,
    totalCents: totals.vatIncluded,
    ...settled(state, totals.vatIncluded),
    settlement: null,
    summary: null,
    ...records,
  });
  world.add('invoiceService', { customerId, serviceId: service.id, invoiceId: id, number });
  if (it.credits)
    world.add('creditNoteOf', {
      creditNoteId: id,
      invoiceId: it.credits.id,
      customerId,
      cents: totals.vatIncluded,
      lines: JSON.stringify([{ id: '1', quantity: bill.line.quantity }]),
    });
}
