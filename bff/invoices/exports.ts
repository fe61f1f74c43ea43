import type { ParsedInput } from '../../components/contract/operation.ts';
import type { exportFec, exportInvoices, zipInvoices } from '../../components/contract/invoices.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import type { FileAnswer } from '../http/file-answer.ts';
import { today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import * as stored from './detail-storage.ts';
import { fec, fecFileName, type FecEntry } from './document/fec.ts';
import { receiptEntry, saleEntry } from './document/fec-entries.ts';
import { csvFileName, invoiceCsv, type ExportedInvoice } from './document/invoice-csv.ts';
import { inLatin9 } from './document/latin9.ts';
import type { DocumentSnapshot } from './document/model.ts';
import { zip, type ZipEntry } from './document/zip.ts';
import { filterOf } from './domain.ts';
import { findFile } from './file-storage.ts';
import { receiptsBetween } from './receipt-storage.ts';
import { bind, type Filter } from './storage.ts';
import type { InvoiceTable } from './table.ts';

const together = 200;
const zipMost = 1000;

type Issued = InvoiceTable & { readonly snapshot: DocumentSnapshot | undefined };

/** Documents of a filter, oldest first, a bite in memory at a time. */
async function* documents(deps: Deps, filter: Filter): AsyncGenerator<Issued> {
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
  const rows = exported(documents(deps, filterOf(actor, input, day)), actor.customerName);
  return { body: invoiceCsv(rows), fileName: csvFileName(day), mediaType: 'text/csv; charset=utf-8' };
}

async function* exported(issued: AsyncIterable<Issued>, customer: string): AsyncGenerator<ExportedInvoice> {
  for await (const { snapshot, ...row } of issued) {
    const credited = snapshot?.precedingInvoices[0]?.number;
    yield {
      number: row.number,
      kind: row.kind,
      issuedOn: row.issuedOn,
      ...(row.dueOn ? { dueOn: row.dueOn } : {}),
      customerNumber: snapshot?.buyer.customerNumber ?? '',
      customer: snapshot?.buyer.name ?? customer,
      ...(snapshot?.buyer.siren ? { siren: snapshot.buyer.siren } : {}),
      services: [row.subject],
      vat: snapshot?.vatBreakdown.map((it) => ({
        rate: it.rate,
        net: it.taxableAmount,
        vat: it.vatAmount,
      })) ?? [{ rate: 0, net: row.netCents, vat: row.vatCents }],
      paid: row.paidCents,
      status: row.state,
      ...(credited ? { credited } : {}),
    };
  }
}

/** Sales and receipts of a period as a FEC sub-ledger of one seller, streamed. */
export function asFec(deps: Deps, actor: Actor, input: ParsedInput<typeof exportFec>): FileAnswer {
  const day = today(deps.clock);
  const { siren } = deps.settings.sellers[input.seller].party;
  return {
    body: inLatin9(fec(entries(deps, actor, input, day))),
    fileName: fecFileName(siren, input.issuedTo),
    mediaType: 'text/plain; charset=iso-8859-15',
  };
}

async function* entries(
  deps: Deps,
  actor: Actor,
  input: ParsedInput<typeof exportFec>,
  day: string,
): AsyncGenerator<FecEntry> {
  for await (const { snapshot } of documents(deps, filterOf(actor, input, day))) {
    const sale = snapshot && saleEntry(snapshot);
    if (sale) yield sale;
  }
  for await (const receipt of receiptsBetween(deps.db, actor.customerId, input)) yield receiptEntry(receipt);
}

/** The files of a selection in one archive, each leaving as soon as it is read. */
export async function asZip(
  deps: Deps,
  actor: Actor,
  { ids, ...filters }: ParsedInput<typeof zipInvoices>,
): Promise<FileAnswer> {
  const day = today(deps.clock);
  const filter = filterOf(actor, filters, day);
  const first = await stored.bite(deps.db, bind(filter), { issuedOn: '', id: '' }, 1);
  if (first.length === 0) throw new Refusal('not-found', { detail: 'No document matches.' });
  return {
    body: zip(files(deps, filter, ids)),
    fileName: `factures-${day}.zip`,
    mediaType: 'application/zip',
  };
}

async function* files(
  deps: Deps,
  filter: Filter,
  ids: readonly string[] | undefined,
): AsyncGenerator<ZipEntry> {
  const wanted = ids && new Set(ids);
  let count = 0;
  for await (const { id, issuedOn } of documents(deps, filter)) {
    if (wanted && !wanted.has(id)) continue;
    const file = await findFile(deps.db, id);
    if (file) yield { name: file.fileName, bytes: new Uint8Array(file.bytes), date: issuedOn };
    if (++count >= (wanted?.size ?? zipMost)) return;
  }
}
