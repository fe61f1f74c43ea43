import type { InvoiceRow, listInvoices, sumInvoices } from '../../components/contract/invoices.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import { ability } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { today } from '../ports/clock.ts';
import { forbiddenBy, invoiceNeeds } from './actions.ts';
import { stateOf } from './ledger/allocate.ts';
import * as stored from './storage.ts';
import type { InvoiceTable } from './table.ts';

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
  const { rows, next, previous, total } = await stored.page(deps.db, filterOf(actor, input, day), input);
  return {
    items: rows.map((row) => rowOf(actor, row, day)),
    ...(next ? { next } : {}),
    ...(previous ? { previous } : {}),
    ...(total ? { total } : {}),
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

/** A document's row as it travels. */
export function rowOf(actor: Actor, row: InvoiceTable, day: string): InvoiceRow {
  const state = row.kind === 'FA' ? stateOf(row, day) : row.state;
  const abilityOf = (action: keyof typeof invoiceNeeds) =>
    ability(actor, { ...invoiceNeeds[action], forbidden: forbiddenBy(action, row) });
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    seller: row.seller,
    state,
    issuedOn: row.issuedOn,
    ...(row.dueOn ? { dueOn: row.dueOn } : {}),
    subject: row.subject,
    ...(row.purchaseOrder ? { purchaseOrder: row.purchaseOrder } : {}),
    net: euro(row.netCents),
    vat: euro(row.vatCents),
    total: euro(row.totalCents),
    due: euro(row.dueCents),
    ...(row.attempt ? { attempt: JSON.parse(row.attempt) as NonNullable<InvoiceRow['attempt']> } : {}),
    ...(row.summary ? { summary: JSON.parse(row.summary) as NonNullable<InvoiceRow['summary']> } : {}),
    actions: { pay: abilityOf('pay'), download: abilityOf('download'), dispute: abilityOf('dispute') },
  };
}
