import type { exportFec } from '../../components/contract/invoices.ts';
import type { ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import type { FileAnswer } from '../http/file-answer.ts';
import { addDays, today } from '../ports/clock.ts';
import { fec, fecFileName, type FecEntry } from './document/fec.ts';
import {
  betweenSellersEntry,
  collectedElsewhereEntry,
  creditUsedEntry,
  receiptEntry,
  saleEntry,
  type Sale,
} from './document/fec-entries.ts';
import { inLatin9 } from './document/latin9.ts';
import { filterOf } from './domain.ts';
import { documents, type Issued } from './exports.ts';
import { moneyBetween, type Money } from './receipt-storage.ts';
import { bind } from './storage.ts';
import { vatOf } from './vat.ts';

type Wanted = ParsedInput<typeof exportFec>;

/** Sales, receipts and refunds of a period as a FEC sub-ledger of one seller, streamed. */
export function asFec(deps: Deps, actor: Actor, input: Wanted): FileAnswer {
  const { siren } = deps.settings.sellers[input.seller].party;
  return {
    body: inLatin9(fec(entries(deps, actor, input))),
    fileName: fecFileName(siren, input.issuedTo),
    mediaType: 'text/plain; charset=iso-8859-15',
  };
}

async function* entries(deps: Deps, actor: Actor, input: Wanted): AsyncGenerator<FecEntry> {
  const filter = filterOf(actor, input, today(deps.clock));
  for await (const it of documents(deps, filter)) {
    const sale = saleEntry(it.snapshot ?? saleOf(deps, actor, it));
    if (sale) yield sale;
  }
  const { issuedFrom, issuedTo, seller } = input;
  const all = bind(filterOf(actor, { seller }, today(deps.clock)));
  // Instants are stored in UTC: a day more on both sides, then the day as Paris counts it.
  const range = { from: addDays(issuedFrom, -1), to: addDays(issuedTo, 2) };
  for await (const it of moneyBetween(deps.db, all, range)) {
    const date = today({ now: () => Date.parse(it.at) });
    if (date >= issuedFrom && date <= issuedTo) yield entryOf(deps, it, date);
  }
}

function entryOf({ settings }: Deps, it: Money, date: string): FecEntry {
  const { customerNumber, name, reference, amount, what, provider, other } = it;
  const facts = { date, reference, customer: { customerNumber, name }, amount };
  if (what === 'credit-used') return creditUsedEntry(facts);
  const into = provider === 'transfer' ? 'bank' : 'provider';
  if (other !== '' && what === 'collected-for-other')
    return receiptEntry({ ...facts, into, collectedFor: settings.sellers[other].party });
  if (other !== '' && what === 'collected-by-other')
    return collectedElsewhereEntry({ ...facts, other: settings.sellers[other].party });
  if (other !== '')
    return betweenSellersEntry({
      ...facts,
      books: what === 'owed-by-other' ? 'creditor' : 'debtor',
      other: settings.sellers[other].party,
      isAdvance: what === 'advance-owed-to-other',
    });
  return receiptEntry({ ...facts, into, isAdvance: what === 'advance' });
}

/** What a document that came from elsewhere says by its row alone. */
const saleOf = ({ settings }: Deps, actor: Actor, it: Issued): Sale => ({
  kind: it.kind,
  number: it.number,
  issueDate: it.issuedOn,
  buyer: { customerNumber: '', name: actor.customerName },
  totals: { net: it.netCents, vatIncluded: it.totalCents },
  vatBreakdown: vatOf(settings.sellers, it, undefined),
  process: 'S1',
});
