import type { Deps } from '../deps.ts';
import { route, type Route } from '../http/route.ts';
import { startArchive } from './archive.ts';
import * as billing from './billing.ts';
import * as detail from './detail.ts';
import * as disputes from './disputes.ts';
import * as invoices from './domain.ts';
import * as exports from './exports.ts';
import { asFec } from './sub-ledger.ts';

/** The operations of the room invoices. */
export const invoiceRoutes = (deps: Deps): Route[] => [
  route('listInvoices', (input, { actor }) => invoices.list(deps, actor, input)),
  route('sumInvoices', (input, { actor }) => invoices.sums(deps, actor, input)),
  route('getInvoice', ({ id }, { actor }) => detail.read(deps, actor, id)),
  route('downloadInvoice', ({ id }, { actor }) => detail.download(deps, actor, id)),
  route('disputeInvoice', (input, { actor, seal }) => disputes.dispute(deps, actor, input, seal)),
  route('withdrawDispute', ({ id }, { actor }) => disputes.withdraw(deps, actor, id)),
  route('exportInvoices', async (input, { actor }) => exports.asCsv(deps, actor, input)),
  route('exportFec', async (input, { actor }) => asFec(deps, actor, input)),
  route('archiveInvoices', (input, { actor, seal }) => startArchive(deps, actor, input, seal)),
  route('getBilling', (_, { actor }) => billing.read(deps, actor)),
  route('setBillingAddress', (input, { actor, version }) => billing.setAddress(deps, actor, version, input)),
  route('setAccountant', ({ email }, { actor, version }) =>
    billing.setAccountant(deps, actor, version, email),
  ),
];
