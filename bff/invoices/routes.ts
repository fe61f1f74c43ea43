import type { Deps } from '../deps.ts';
import { route, type Route } from '../http/route.ts';
import * as invoices from './domain.ts';

/** The operations of the room invoices. */
export const invoiceRoutes = (deps: Deps): Route[] => [
  route('listInvoices', (input, { actor }) => invoices.list(deps, actor, input)),
  route('sumInvoices', (input, { actor }) => invoices.sums(deps, actor, input)),
];
