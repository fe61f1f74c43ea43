import { unicodeDomain } from '../../components/contract/domain-name.ts';
import type { Invoice } from '../../components/contract/invoice-detail.ts';
import { sees, type Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import type { FileAnswer } from '../http/file-answer.ts';
import { today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import * as stored from './detail-storage.ts';
import type { DocumentSnapshot } from './document/model.ts';
import { filterOf, viewer } from './domain.ts';
import { findFile, findOwnFile, hasFile } from './file-storage.ts';
import { disputesOf } from './ledger/dispute-storage.ts';
import { settlementOf } from './settlement.ts';
import { bind } from './storage.ts';
import type { InvoiceDisputeTable, InvoiceFileTable, InvoiceTable } from './table.ts';
import { timelineOf } from './timeline.ts';

const euro = (cents: number): Invoice['total'] => ({ cents, currency: 'EUR' });
const notFound = (): Refusal =>
  new Refusal('not-found', { detail: 'There is no such document on this account.' });

/** The document, if it is the actor's to see. Refuses with `not-found` otherwise. */
export async function find(deps: Deps, actor: Actor, id: string): Promise<InvoiceTable> {
  const row = await stored.find(deps.db, bind(filterOf(actor, {}, today(deps.clock))), id);
  if (!row) throw notFound();
  return row;
}

/** One document with its lines, payments and relations. Refuses with `not-found` for a stranger's. */
export async function read(deps: Deps, actor: Actor, id: string): Promise<Invoice> {
  const row = await find(deps, actor, id);
  const [document, services, related, contests, fileReady, settled] = await Promise.all([
    stored.document(deps.db, id),
    stored.services(deps.db, actor.customerId, id),
    stored.related(deps.db, actor.customerId, id),
    disputesOf(deps.db, id),
    hasFile(deps.db, id),
    settlementOf(deps, actor, row),
  ]);
  const snapshot = document ? (JSON.parse(document.snapshot) as DocumentSnapshot) : undefined;
  const others = related.map(({ totalCents, ...it }) => ({ ...it, total: euro(totalCents) }));
  return {
    ...viewer(actor, today(deps.clock))(row),
    lines: (snapshot?.lines ?? []).map(lineOf),
    buyer: buyerOf(snapshot),
    services: services
      .filter(({ id: service }) => sees(actor, service))
      .map((it) => ({ id: it.id, label: it.label || unicodeDomain(it.domain) || it.product })),
    related: others,
    ...(snapshot?.reason ? { reason: snapshot.reason } : {}),
    ...settled,
    ...disputeOf(contests[0], snapshot),
    timeline: await timelineOf(deps, actor, row, { ...settled, related: others, disputes: contests }),
    fileReady,
    ...transferOf(row, snapshot),
  };
}

const lineOf = (line: DocumentSnapshot['lines'][number]): Invoice['lines'][number] => ({
  id: line.id,
  name: line.name,
  ...(line.description ? { description: line.description } : {}),
  quantity: line.quantity,
  unitCode: line.unitCode,
  net: euro(line.netAmount),
  total: euro(line.vatIncludedAmount),
  vatRate: line.vatRate,
  ...(line.period ? { period: line.period } : {}),
});

function disputeOf(
  it: InvoiceDisputeTable | undefined,
  snapshot: DocumentSnapshot | undefined,
): Pick<Invoice, 'dispute'> {
  if (!it) return {};
  const lines = JSON.parse(it.lines) as string[];
  return {
    dispute: {
      reason: it.reason,
      message: it.message,
      lines: (snapshot?.lines ?? []).filter(({ id }) => lines.includes(id)).map(({ name }) => name),
      amount: euro(it.cents),
      openedAt: it.openedAt,
      state: it.state,
      ...(it.endedAt ? { endedAt: it.endedAt } : {}),
      ...(it.answer ? { answer: it.answer } : {}),
    },
  };
}

function buyerOf(snapshot: DocumentSnapshot | undefined): Invoice['buyer'] {
  if (!snapshot) return { name: '', lines: [] };
  const { name, address } = snapshot.buyer;
  return { name, lines: [...address.lines, `${address.postCode} ${address.city}`] };
}

function transferOf(row: InvoiceTable, snapshot: DocumentSnapshot | undefined): Pick<Invoice, 'transfer'> {
  const account = snapshot?.payment.creditTransfer;
  if (!account || row.dueCents === 0) return {};
  return {
    transfer: {
      iban: account.iban,
      ...(account.bic ? { bic: account.bic } : {}),
      reference: snapshot.payment.reference ?? row.number,
    },
  };
}

/** A document that was issued here gets its file within seconds; one that came from elsewhere has none. */
async function noFile(deps: Deps, id: string, number: string): Promise<Refusal> {
  if (await stored.document(deps.db, id))
    return new Refusal('action-refused', {
      reason: 'not-yet',
      detail: `The file of ${number} is being made; try again in a few seconds.`,
      retryAfter: 5,
    });
  return new Refusal('action-refused', { reason: 'no-document', detail: `No file was kept for ${number}.` });
}

/**
 * The file of a document: always the same bytes. Refuses with `not-yet` in the seconds before it is made and with
 * `no-document` when none was kept.
 */
export async function download(deps: Deps, actor: Actor, id: string): Promise<FileAnswer> {
  // Whoever sees all of the account's documents needs no second look at this one.
  const own = actor.services === 'all' ? await findOwnFile(deps.db, actor.customerId, id) : undefined;
  const file = own ?? (await findFileFor(deps, actor, id));
  return {
    body: file.bytes,
    fileName: file.fileName,
    mediaType: file.mediaType,
    etag: `"${file.sha256}"`,
  };
}

async function findFileFor(deps: Deps, actor: Actor, id: string): Promise<InvoiceFileTable> {
  const { number } = await find(deps, actor, id);
  const file = await findFile(deps.db, id);
  if (!file) throw await noFile(deps, id, number);
  return file;
}
