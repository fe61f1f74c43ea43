import type { InvoiceState } from '../../components/contract/invoices.ts';
import { payableUntil, settled } from './bill.ts';
import { isCredit, type BulkOptions } from './bulk-plan.ts';
import type { Numbers } from './bulk-series.ts';
import { idOf, nameKeys, type BulkService } from './bulk-service.ts';
import { daysBetween } from './calendar.ts';
import { scatter } from './random.ts';
import type { RowOf } from './rows.ts';

/** One invoice among all: its place in time, its index among those of its customer and of all customers. */
export interface BulkInvoice {
  readonly customerId: string;
  readonly place: number;
  readonly index: number;
  readonly service: BulkService;
  /** Whether its service has no later one: only such an invoice can be unpaid. */
  readonly newest: boolean;
}

/** The row of an invoice, numbered by its place. */
export function bulkInvoiceRow(options: BulkOptions, series: Numbers, it: BulkInvoice): RowOf<'invoice'> {
  const { product, domain } = it.service;
  const issuedOn = series.dayOf(it.place);
  const credit = isCredit(options.seed, it.place);
  const seller = product.kind === 'home_care' ? 'care' : 'host';
  const amounts = taxed(seller, product.cents * (1 + (it.place % 5)));
  const totalCents = amounts.netCents + amounts.vatCents;
  const state = credit ? creditState(it.place) : stateOf(options, it, issuedOn);
  const due = state === 'open' || state === 'overdue' || state === 'partially_paid';
  return {
    customerId: it.customerId,
    issuedOn,
    id: idOf('inv', options.seed, it.index),
    number: series.numberOf(it.place),
    kind: credit ? 'AV' : 'FA',
    seller,
    state,
    dueOn: credit ? null : due ? payableUntil(issuedOn) : issuedOn,
    subject: domain === '' ? product.name : `${product.name} · ${domain}`,
    searchKey: `${nameKeys.get(product.name) ?? ''} · ${domain}`,
    ...amounts,
    totalCents,
    ...settled(state, totalCents),
    settlement: credit ? 'refund' : null,
  };
}

const creditState = (place: number): InvoiceState =>
  (['issued', 'applied', 'refunded'] as const)[place % 3] ?? 'issued';

function stateOf(
  { seed, today }: BulkOptions,
  { place, newest }: BulkInvoice,
  issuedOn: string,
): InvoiceState {
  const lot = scatter(seed, 5, place) % 100;
  if (!newest) return 'paid';
  const age = daysBetween(issuedOn, today);
  if (age < 30) return lot < 20 ? 'open' : lot < 25 ? 'partially_paid' : 'paid';
  return lot < (age < 120 ? 10 : 1) ? 'overdue' : 'paid';
}

/** Net and VAT: companies buy the web without tax, persons home care with it. */
function taxed(seller: 'host' | 'care', cents: number): { netCents: number; vatCents: number } {
  if (seller === 'host') return { netCents: cents, vatCents: Math.round((cents * 20) / 100) };
  const netCents = Math.round((cents * 100) / 110);
  return { netCents, vatCents: cents - netCents };
}
