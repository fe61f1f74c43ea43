import type { ParsedInput } from '../../components/contract/operation.ts';
import type { exportInvoices, zipInvoices } from '../../components/contract/invoices.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import type { FileAnswer } from '../http/file-answer.ts';
import { today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import * as stored from './detail-storage.ts';
import { csvFileName, invoiceCsv, type ExportedInvoice } from './document/invoice-csv.ts';
import type { DocumentSnapshot } from './document/model.ts';
import { zip, type ZipEntry } from './document/zip.ts';
import { filterOf, standing } from './domain.ts';
import { findFile } from './file-storage.ts';
import { bind, type Filter } from './storage.ts';
import { stateWords } from './state-words.ts';
import type { InvoiceTable } from './table.ts';
import { vatOf } from './vat.ts';

const together = 200;
const zipMost = 1000;

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

/** The files of a selection in one archive, each leaving as soon as it is read. Refuses with `not-found` when there is none. */
export async function asZip(
  deps: Deps,
  actor: Actor,
  { ids, ...filters }: ParsedInput<typeof zipInvoices>,
): Promise<FileAnswer> {
  const day = today(deps.clock);
  const filter = { ...filterOf(actor, filters, day), ...(ids ? { ids } : {}) };
  if (!(await stored.hasAnyFile(deps.db, bind(filter))))
    throw new Refusal('not-found', { detail: 'None of these documents has a file.' });
  return {
    body: zip(files(deps, filter, day)),
    fileName: `factures-${day}.zip`,
    mediaType: 'application/zip',
  };
}

/** The files, and the numbers of the documents that have none: an archive does not keep silent about what it lacks. */
async function* files(deps: Deps, filter: Filter, day: string): AsyncGenerator<ZipEntry> {
  const missing: string[] = [];
  let count = 0;
  for await (const { id, number, issuedOn } of documents(deps, filter)) {
    const file = await findFile(deps.db, id);
    if (file) yield { name: file.fileName, bytes: new Uint8Array(file.bytes), date: issuedOn };
    else missing.push(number);
    if (++count >= zipMost) break;
  }
  if (missing.length === 0) return;
  const text = `Sans fichier / without a file:\r\n${missing.join('\r\n')}\r\n`;
  yield { name: 'sans-fichier.txt', bytes: new TextEncoder().encode(text), date: day };
}
