import type { InvoiceRow, listInvoices } from '../../components/contract/invoices.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import * as stored from './storage.ts';
import type { InvoiceTable } from './table.ts';

const euro = (cents: number): InvoiceRow['total'] => ({ cents, currency: 'EUR' });
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A page of the account's documents, newest first. */
export async function list(deps: Deps, actor: Actor, input: ParsedInput<typeof listInvoices>): Promise<Output<typeof listInvoices>> {
  const { rows, next, previous, total } = await stored.page(deps.db, actor.customerId, { ...input, search: input.search && fold(input.search) });
  return { items: rows.map(rowOf), ...(next ? { next } : {}), ...(previous ? { previous } : {}), ...(total ? { total } : {}) };
}

const rowOf = (row: InvoiceTable): InvoiceRow => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  issuedOn: row.issuedOn,
  ...(row.dueOn ? { dueOn: row.dueOn } : {}),
  subject: row.subject,
  net: euro(row.netCents),
  vat: euro(row.vatCents),
  total: euro(row.totalCents),
  due: euro(row.dueCents),
});
