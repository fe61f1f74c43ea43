import type { ParsedInput } from '../../components/contract/operation.ts';
import type { exportInvoices } from '../../components/contract/invoices.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import type { FileAnswer } from '../http/file-answer.ts';
import { today } from '../ports/clock.ts';
import * as stored from './detail-storage.ts';
import { csvFileName, invoiceCsv, type ExportedInvoice } from './document/invoice-csv.ts';
import type { DocumentSnapshot } from './document/model.ts';
import { filterOf, standing } from './domain.ts';
import { bind, type Filter } from './storage.ts';
import { stateWords } from './state-words.ts';
import type { InvoiceTable } from './table.ts';
import { vatOf } from './vat.ts';

const together = 200;

/** A document with what was frozen of it, if it was issued here. */
export type Issued = InvoiceTable & { readonly snapshot: DocumentSnapshot | undefined };

/** Documents of a filter, oldest first, a bite in memory at a time. */
export async function* documents(deps: Deps, filter: Filter): AsyncGenerator<Issued> {
  const bound = bind(filter);
  let after = { issuedOn: '', id: '' };
  for (;;) {
    const rows = await stored.bite(deps.db, bound, after, together);
    const last = rows.at(-1);
    if (!last) return;
    for (const { snapshot, ...row } of rows)
      yield { ...row, snapshot: snapshot ? (JSON.parse(snapshot) as DocumentSnapshot) : undefined };
    after = { issuedOn: last.issuedOn, id: last.id };
  }
}

/** The filtered list for a spreadsheet, streamed. */
export function asCsv(deps: Deps, actor: Actor, input: ParsedInput<typeof exportInvoices>): FileAnswer {
  const day = today(deps.clock);
  const rows = exported(deps, actor, documents(deps, filterOf(actor, input, day)), day);
  return { body: invoiceCsv(rows), fileName: csvFileName(day), mediaType: 'text/csv; charset=utf-8' };
}

async function* exported(
  { settings }: Deps,
  actor: Actor,
  issued: AsyncIterable<Issued>,
  day: string,
): AsyncGenerator<ExportedInvoice> {
  for await (const { snapshot, ...row } of issued) {
    const credited = snapshot?.precedingInvoices[0]?.number;
    yield {
      number: row.number,
      kind: row.kind,
      issuedOn: row.issuedOn,
      ...(row.dueOn ? { dueOn: row.dueOn } : {}),
      customerNumber: snapshot?.buyer.customerNumber ?? '',
      customer: snapshot?.buyer.name ?? actor.customerName,
      ...(snapshot?.buyer.siren ? { siren: snapshot.buyer.siren } : {}),
      services: [row.subject],
      vat: vatOf(settings.sellers, row, snapshot).map(({ rate, taxableAmount, vatAmount }) => ({
        rate,
        net: taxableAmount,
        vat: vatAmount,
      })),
      paid: row.paidCents,
      status: stateWords[actor.locale][standing(row, day)],
      ...(credited ? { credited } : {}),
    };
  }
}
