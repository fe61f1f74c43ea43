import {
  invoiceActions,
  type InvoiceRow,
  type listInvoices,
  type sumInvoices,
} from '../../components/contract/invoices.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import { ability } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { today } from '../ports/clock.ts';
import { forbiddenBy, invoiceNeeds } from './actions.ts';
import { stateOf } from './ledger/allocate.ts';
import * as stored from './storage.ts';

type Filters = ParsedInput<typeof sumInvoices>;

const euro = (cents: number): InvoiceRow['total'] => ({ cents, currency: 'EUR' });
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A page of the account's documents, newest first, each with its quick summary. */
export async function list(
  deps: Deps,
  actor: Actor,
  input: ParsedInput<typeof listInvoices>,
): Promise<Output<typeof listInvoices>> {
  const day = today(deps.clock);
  const { rows, next, previous, total, partial } = await stored.page(
    deps.db,
    filterOf(actor, input, day),
    input,
  );
  return {
    items: rows.map(viewer(actor, day)),
    ...(next ? { next } : {}),
    ...(previous ? { previous } : {}),
    ...(total ? { total } : {}),
    ...(partial ? { partial } : {}),
  };
}

/** The sums of all that match. */
export async function sums(deps: Deps, actor: Actor, input: Filters): Promise<Output<typeof sumInvoices>> {
  const { count, net, vat, total, due, more } = await stored.sums(
    deps.db,
    filterOf(actor, input, today(deps.clock)),
  );
  return { count, net: euro(net), vat: euro(vat), total: euro(total), due: euro(due), more };
}

/** The filter as storage takes it; a delegate with listed services sees only what bills one of them. */
export const filterOf = (actor: Actor, input: Filters, day: string): stored.Filter => ({
  ...input,
  customerId: actor.customerId,
  visible: actor.services,
  day,
  search: input.search && fold(input.search),
});

/** Makes the rows of one actor: what he may do is the same for all rows that stand alike, so it is judged once. */
export function viewer(actor: Actor, day: string): (row: stored.Listed) => InvoiceRow {
  const judged = new Map<string, InvoiceRow['actions']>();
  return (row) => {
    const standing = invoiceActions.map((action) => forbiddenBy(action, row)).join();
    const actions = judged.get(standing) ?? actionsOf(actor, row);
    judged.set(standing, actions);
    return rowOf(row, day, actions);
  };
}

const actionsOf = (actor: Actor, row: stored.Listed): InvoiceRow['actions'] => {
  const judge = (action: keyof typeof invoiceNeeds) =>
    ability(actor, { ...invoiceNeeds[action], forbidden: forbiddenBy(action, row) });
  return {
    pay: judge('pay'),
    download: judge('download'),
    dispute: judge('dispute'),
    withdraw: judge('withdraw'),
  };
};

/** The state of a document on a day: what is stored knows no calendar. */
export const standing = (row: stored.Listed, day: string): InvoiceRow['state'] =>
  row.kind === 'FA' ? stateOf(row, day) : row.state;

/** A document's row as it travels. */
function rowOf(row: stored.Listed, day: string, actions: InvoiceRow['actions']): InvoiceRow {
  const it: { -readonly [K in keyof InvoiceRow]: InvoiceRow[K] } = {
    id: row.id,
    number: row.number,
    kind: row.kind,
    seller: row.seller,
    state: standing(row, day),
    issuedOn: row.issuedOn,
    subject: row.subject,
    net: euro(row.netCents),
    vat: euro(row.vatCents),
    total: euro(row.totalCents),
    due: euro(row.dueCents),
    actions,
  };
  if (row.dueOn) it.dueOn = row.dueOn;
  if (row.purchaseOrder) it.purchaseOrder = row.purchaseOrder;
  if (row.attempt) it.attempt = JSON.parse(row.attempt) as NonNullable<InvoiceRow['attempt']>;
  if (row.summary) it.summary = JSON.parse(row.summary) as NonNullable<InvoiceRow['summary']>;
  return it;
}
