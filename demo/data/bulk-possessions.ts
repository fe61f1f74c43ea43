import { bulkInvoiceRow } from './bulk-invoice.ts';
import type { BulkOptions, Starts } from './bulk-plan.ts';
import type { Numbers } from './bulk-series.ts';
import { bulkService, bulkServiceRow, bulkTag, idOf, type BulkService } from './bulk-service.ts';
import type { Entry, RowOf } from './rows.ts';

/** What is decided before the first row. */
export interface Plan {
  readonly options: BulkOptions;
  readonly services: Starts;
  readonly invoices: Starts;
  readonly series: Numbers;
}

/** One customer's share: `places` are the places of his invoices among all of all time, oldest first. */
interface Share {
  readonly plan: Plan;
  readonly customerId: string;
  readonly firstService: number;
  readonly services: number;
  readonly firstInvoice: number;
  readonly places: Float64Array;
  readonly serviceOf: (position: number) => BulkService;
}

/** The services and invoices of a customer, invoices by date, each for one of the services in turn. */
export function* possessions(plan: Plan, customer: number): Generator<Entry> {
  const share = shareOf(plan, customer);
  for (let position = 0; position < share.services; position++) yield* serviceRows(share, position);
  for (let at = 0; at < share.places.length; at++) yield { table: 'invoice', row: invoiceAt(share, at) };
}

function shareOf(plan: Plan, customer: number): Share {
  const { options, services, invoices, series } = plan;
  const firstService = services[customer]!;
  const firstInvoice = invoices[customer]!;
  const places = new Float64Array(invoices[customer + 1]! - firstInvoice);
  return {
    plan,
    customerId: idOf('cus', options.seed, customer),
    firstService,
    services: services[customer + 1]! - firstService,
    firstInvoice,
    places: places.map((_, at) => series.placeOf(firstInvoice + at)).toSorted(),
    serviceOf: (position) => bulkService(options, customer, position, firstService + position),
  };
}

function invoiceAt(
  { plan, customerId, places, services, firstInvoice, serviceOf }: Share,
  at: number,
): RowOf<'invoice'> {
  return bulkInvoiceRow(plan.options, plan.series, {
    customerId,
    place: places[at]!,
    index: firstInvoice + at,
    service: serviceOf(services > 0 ? at % services : 0),
    newest: services > 0 && at >= places.length - services,
  });
}

/** A service with its tag and the links to its invoices; only its newest can be unpaid. */
function* serviceRows(share: Share, position: number): Generator<Entry> {
  const { plan, customerId, places, services, firstInvoice } = share;
  const { options, series } = plan;
  const service = share.serviceOf(position);
  const index = share.firstService + position;
  let unpaidCents = 0;
  for (let at = position; at < places.length; at += services) {
    if (at + services >= places.length) unpaidCents = invoiceAt(share, at).dueCents;
    const invoiceId = idOf('inv', options.seed, firstInvoice + at);
    yield {
      table: 'invoiceService',
      row: { customerId, serviceId: service.id, invoiceId, number: series.numberOf(places[at]!) },
    };
  }
  yield { table: 'service', row: bulkServiceRow(options, service, index, { customerId, unpaidCents }) };
  const tag = bulkTag(options, index);
  if (tag) yield { table: 'serviceTag', row: { customerId, serviceId: service.id, tag } };
}
