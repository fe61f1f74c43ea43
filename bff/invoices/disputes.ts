import type { disputeInvoice } from '../../components/contract/invoice-detail.ts';
import type { ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import { demand } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { isoAt, today } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { euros } from '../ports/words.ts';
import { Refusal } from '../refusal.ts';
import { leave } from '../storage/outbox.ts';
import { inWrite, type Seal, type Write } from '../storage/write.ts';
import { forbiddenBy, invoiceNeeds } from './actions.ts';
import { find } from './detail.ts';
import type { DocumentSnapshot } from './document/model.ts';
import { stateOf } from './ledger/allocate.ts';
import { settleDispute } from './ledger/dispute.ts';
import { disputesOf, insertDispute } from './ledger/dispute-storage.ts';
import { disputeAnsweredLetter } from './letters/dispute-answered.ts';
import { reader } from './file-storage.ts';
import * as stored from './ledger/storage.ts';
import type { InvoiceTable } from './table.ts';

const changedBy = (id: string): string[] => ['invoices', `invoice:${id}`];

async function locked(deps: Deps, write: Write, actor: Actor, id: string): Promise<InvoiceTable> {
  const invoice = await stored.lockInvoice(write.tx, deps.engine, actor.customerId, id);
  if (!invoice) throw new Refusal('not-found', { detail: 'There is no such document on this account.' });
  return invoice;
}

/**
 * Contests an invoice, wholly or line by line: its reminders stop, nothing else moves. Refuses with `in-dispute` while it is
 * contested already, `already-refunded` when nothing of it is left, `invalid-input` for a line that it does not have.
 */
export async function dispute(
  deps: Deps,
  actor: Actor,
  { id, reason, message, lines = [] }: ParsedInput<typeof disputeInvoice>,
  seal: Seal,
): Promise<{ changed: string[] }> {
  await find(deps, actor, id);
  return inWrite(deps, async (write) => {
    const invoice = await locked(deps, write, actor, id);
    demand(actor, { ...invoiceNeeds.dispute, forbidden: forbiddenBy('dispute', invoice) });
    const row = {
      id: newId(deps.random, 'dis'),
      invoiceId: id,
      customerId: actor.customerId,
      personId: actor.personId,
      reason,
      message,
      lines: JSON.stringify(lines),
      cents: await contested(write, invoice, lines),
      state: 'open' as const,
      answer: null,
      openedAt: isoAt(deps.clock),
      endedAt: null,
    };
    if (!(await insertDispute(write.tx, row)))
      throw new Refusal('action-refused', { reason: 'in-dispute', detail: 'It is contested already.' });
    const after = { ...invoice, disputedCents: row.cents };
    const set = { disputedCents: row.cents, state: stateOf(after, today(deps.clock)) };
    await stored.updateInvoice(write.tx, invoice, set);
    write.changed(actor.customerId, changedBy(id));
    const answer = { changed: changedBy(id) };
    await seal(write, answer);
    return answer;
  });
}

/** Cents contested: the lines named, else all that no credit note took off; never more than that. */
async function contested(write: Write, invoice: InvoiceTable, lines: readonly string[]): Promise<number> {
  const left = invoice.totalCents - invoice.creditedCents;
  if (lines.length === 0) return left;
  const document = await stored.findDocument(write.tx, invoice.id);
  const known = document ? (JSON.parse(document.snapshot) as DocumentSnapshot).lines : [];
  const chosen = known.filter((it) => lines.includes(it.id));
  const sum = chosen.reduce((cents, it) => cents + it.vatIncludedAmount, 0);
  if (chosen.length < new Set(lines).size || sum <= 0)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/lines', detail: `must name lines of ${invoice.number} that come to something` }],
    });
  return Math.min(left, sum);
}

/** Ends the dispute for the customer. Harmless when there is none. */
export async function withdraw(deps: Deps, actor: Actor, id: string): Promise<{ changed: string[] }> {
  await find(deps, actor, id);
  await inWrite(deps, async (write) =>
    settleDispute(deps, write, await locked(deps, write, actor, id), { state: 'withdrawn' }),
  );
  return { changed: changedBy(id) };
}

/** Our answer to a dispute that we do not follow: the invoice stays due, reminders go on, and the customer has a mail of it. */
export const reject = (deps: Deps, customerId: string, id: string, answer: string): Promise<void> =>
  inWrite(deps, async (write) => {
    const invoice = await stored.lockInvoice(write.tx, deps.engine, customerId, id);
    if (!invoice || invoice.disputedCents === 0)
      throw new Refusal('not-found', { detail: 'There is no such dispute.' });
    const [open] = await disputesOf(write.tx, id);
    const after = await settleDispute(deps, write, invoice, { state: 'rejected', answer });
    await tellAnswer(deps, write, after, `dispute-answered:${open?.id ?? id}`, answer);
  });

async function tellAnswer(
  deps: Deps,
  write: Write,
  { id, customerId, number, dueCents }: InvoiceTable,
  mailId: string,
  answer: string,
): Promise<void> {
  const known = await reader(write.tx, customerId);
  if (!known) return;
  const { name, email, locale } = known;
  const { origin } = deps.settings;
  const mail = disputeAnsweredLetter(
    { id: mailId, to: email, locale, origin },
    {
      ...{ name, number, answer, url: `${origin}/invoice?invoice-id=${id}` },
      due: dueCents > 0 ? euros(dueCents, locale) : '',
    },
  );
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${mailId}`, payload: mail });
}
