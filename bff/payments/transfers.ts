import type { Seller } from '../../components/contract/shapes.ts';
import type { Deps } from '../deps.ts';
import { maskPans } from '../http/pan-tripwire.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { euros } from '../ports/words.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import { invoiceNumbersIn, newReference, referencesIn } from './bank/creditor-reference.ts';
import type { KnownLine } from './bank/statement.ts';
import { moneyReceivedLetter } from './letters/money-received.ts';
import { addressee, insertPayment, insertPaymentInvoices } from './storage.ts';
import type { BankLineTable, PaymentTable, TransferTable } from './table.ts';
import * as stored from './transfer-storage.ts';

/** An invoice with how much of it is meant. */
export interface Part {
  readonly invoiceId: string;
  readonly cents: number;
}

/** A wish to pay by transfer; the same wish again has the same reference. */
export const keepWish = (
  deps: Deps,
  write: Write,
  it: {
    readonly customerId: string;
    readonly seller: Seller;
    readonly parts: readonly Part[];
    readonly by: string;
  },
): Promise<TransferTable> => {
  const parts = it.parts.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  return stored.keep(write.tx, {
    reference: newReference(deps.random),
    customerId: it.customerId,
    seller: it.seller,
    parts: JSON.stringify(parts.map(({ invoiceId, cents }) => ({ invoiceId, cents }))),
    cents: parts.reduce((sum, { cents }) => sum + cents, 0),
    createdAt: isoAt(deps.clock),
    by: it.by,
  });
};

/** Whose a transfer is and what it is meant for; or why nobody can tell. */
export type Addressed =
  { readonly customerId: string; readonly parts: readonly Part[] } | { readonly why: Why };

/** Why a line waits for somebody. */
export type Why = 'no-reference' | 'unknown-reference' | 'several-customers' | 'currency';

/** Reads a line: our references first, else the numbers of invoices of this seller. */
export async function addresseeOf(
  write: Pick<Write, 'tx'>,
  seller: Seller,
  line: Pick<KnownLine, 'words' | 'currency'>,
): Promise<Addressed> {
  if (line.currency !== 'EUR') return { why: 'currency' };
  const references = referencesIn(line.words);
  const wishes = await stored.named(write.tx, references);
  const numbers = wishes.length > 0 ? [] : invoiceNumbersIn(line.words);
  const invoices = await stored.invoicesNumbered(write.tx, seller, numbers);
  const customers = new Set([...wishes, ...invoices].map(({ customerId }) => customerId));
  const [customerId] = customers;
  if (customerId === undefined)
    return { why: references.length + numbers.length > 0 ? 'unknown-reference' : 'no-reference' };
  if (customers.size > 1) return { why: 'several-customers' };
  const wished = wishes.flatMap(({ parts }) => JSON.parse(parts) as Part[]);
  return {
    customerId,
    parts: merged([...wished, ...invoices.map(({ id, dueCents }) => ({ invoiceId: id, cents: dueCents }))]),
  };
}

/** Two wishes may name the same invoice: it is meant once, with the greater part. */
const merged = (parts: readonly Part[]): Part[] => {
  const most = new Map<string, number>();
  for (const { invoiceId, cents } of parts) most.set(invoiceId, Math.max(cents, most.get(invoiceId) ?? 0));
  return [...most].map(([invoiceId, cents]) => ({ invoiceId, cents }));
};

/** A line as it is kept: card numbers that somebody wrote into a transfer are masked. */
export const lineRow = (
  deps: Deps,
  seller: Seller,
  it: KnownLine,
  more: Pick<BankLineTable, 'state' | 'why' | 'customerId' | 'paymentId'>,
): BankLineTable => ({
  id: it.id,
  seller,
  bookedOn: it.bookedOn,
  cents: it.cents,
  currency: it.currency,
  payer: maskPans(it.payer).slice(0, 140),
  words: maskPans(it.words).slice(0, 500),
  takenInAt: isoAt(deps.clock),
  settledAt: more.state === 'task' ? null : isoAt(deps.clock),
  ...more,
});

/** The payment that a transfer is: it succeeded before we heard of it. */
export async function recordTransfer(
  deps: Deps,
  write: Write,
  it: {
    readonly lineId: string;
    readonly customerId: string;
    readonly cents: number;
    readonly parts: readonly Part[];
  },
): Promise<PaymentTable> {
  const now = isoAt(deps.clock);
  const payment: PaymentTable = {
    id: newId(deps.random, 'pay'),
    customerId: it.customerId,
    provider: 'transfer',
    ref: it.lineId,
    idempotencyKey: `transfer:${it.lineId}`,
    status: 'succeeded',
    cents: it.cents,
    receivedCents: it.cents,
    refundedCents: 0,
    methodId: null,
    offSession: 1,
    scheduledId: null,
    failureCode: null,
    failureHard: 0,
    disputed: 0,
    createdAt: now,
    endedAt: now,
    lookAt: null,
    by: null,
  };
  await insertPayment(write.tx, payment);
  if (it.parts.length > 0)
    await insertPaymentInvoices(
      write.tx,
      it.parts.map((part) => ({ ...part, paymentId: payment.id, customerId: it.customerId })),
    );
  write.changed(it.customerId, ['payments', 'wallet']);
  return payment;
}

/** Tells the customer what a payment settled, what is left to pay, and what was too much. */
export async function tellReceived(deps: Deps, write: Write, payment: PaymentTable): Promise<void> {
  const { name, email, locale } = await addressee(write.tx, payment.customerId);
  const settled = await stored.settledBy(write.tx, payment.id);
  const credit = await stored.creditedBy(write.tx, payment.id);
  const id = `money-received:${payment.id}`;
  const mail = moneyReceivedLetter(
    { id, to: email, locale, origin: deps.settings.origin },
    {
      name,
      amount: euros(payment.receivedCents, locale),
      settled: settled.map(({ number, cents, dueCents }) => ({
        number,
        amount: euros(cents, locale),
        left: dueCents > 0 ? euros(dueCents, locale) : '',
      })),
      credit: credit > 0 ? euros(credit, locale) : '',
      kind: payment.provider === 'transfer' ? 'transfer' : credit > 0 ? 'late' : 'payment',
      url: `${deps.settings.origin}/`,
    },
  );
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${id}`, payload: mail });
}

/** Lines of statements: taken in once, given to their owner once. */
export {
  customerNumbered,
  findLine,
  insertLine,
  invoicesNumbered,
  lineBecame,
  noteTransfer,
  settleLine,
  tasks,
} from './transfer-storage.ts';
