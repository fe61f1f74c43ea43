import type { Deps } from '../deps.ts';
import type { Mail } from '../ports/mailer.ts';
import { euros } from '../ports/words.ts';
import type { Envelope } from '../ports/letter.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import type { Mandate } from './letters/mandate.ts';
import { methodRemovedLetter } from './letters/method-removed.ts';
import { paymentFailedLetter } from './letters/payment-failed.ts';
import { refundEndedLetter } from './letters/refund-ended.ts';
import * as means from './method-storage.ts';
import * as stored from './storage.ts';
import type { PaymentMethodTable, PaymentTable, RefundTable } from './table.ts';

type Reader = Awaited<ReturnType<typeof stored.addressee>>;

/** Leaves one mail to whoever reads an account's mails about money, once for its id. */
async function mailOnce(
  deps: Deps,
  write: Write,
  { customerId, id }: { readonly customerId: string; readonly id: string },
  compose: (envelope: Envelope, reader: Reader) => Mail,
): Promise<void> {
  const reader = await stored.addressee(write.tx, customerId);
  const { origin } = deps.settings;
  const mail = compose({ id, to: reader.email, locale: reader.locale, origin }, reader);
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${id}`, payload: mail });
}

/** Tells that a payment failed which the customer had left as under way, such as a debit. */
export async function tellFailed(deps: Deps, write: Write, it: PaymentTable): Promise<void> {
  const parts = await stored.invoicesOf(write.tx, it.id);
  const ids = parts.map(({ invoiceId }) => invoiceId);
  const words = await stored.invoiceWords(write.tx, it.customerId, ids);
  await mailOnce(
    deps,
    write,
    { customerId: it.customerId, id: `payment-failed:${it.id}` },
    (envelope, { name, locale }) =>
      paymentFailedLetter(envelope, {
        name,
        amount: euros(it.cents, locale),
        numbers: words.map(({ number }) => number),
        url: `${deps.settings.origin}/pay?invoices=${ids.join(',')}`,
      }),
  );
}

/** Tells how a refund ended, once for each end. */
export async function tellRefund(
  deps: Deps,
  write: Write,
  it: RefundTable,
  dueAgain: readonly { readonly id: string; readonly number: string; readonly cents: number }[] = [],
): Promise<void> {
  const payment = await stored.findAny(write.tx, it.paymentId);
  const method = payment?.methodId ? await means.findAny(write.tx, payment.methodId) : undefined;
  const end = it.status === 'succeeded' ? 'done' : 'failed';
  await mailOnce(
    deps,
    write,
    { customerId: it.customerId, id: `refund-${end}:${it.id}` },
    (envelope, { name, locale }) =>
      refundEndedLetter(envelope, end, {
        name,
        amount: euros(it.cents, locale),
        means: method ? nameOf(method) : '',
        dueAgain: dueAgain.map(({ number, cents }) => ({ number, amount: euros(cents, locale) })),
        url: `${deps.settings.origin}/${dueAgain.length > 0 ? `pay?invoices=${dueAgain.map(({ id }) => id).join(',')}` : ''}`,
      }),
  );
}

/** Tells that a means pays nothing any more; `by` is empty when nobody of the account removed it. */
export const tellRemoved = (
  deps: Deps,
  write: Write,
  it: Pick<PaymentMethodTable, 'id' | 'customerId' | 'label' | 'brand' | 'last4'>,
  by: string,
): Promise<void> =>
  mailOnce(deps, write, { customerId: it.customerId, id: `method-removed:${it.id}` }, (envelope, { name }) =>
    methodRemovedLetter(envelope, {
      name,
      means: nameOf(it),
      by,
      url: `${deps.settings.origin}/payment-methods`,
    }),
  );

/** The mandate by which a means is debited; none for a card. */
export function mandateOf(
  deps: Deps,
  { mandateRef }: Pick<PaymentMethodTable, 'mandateRef'>,
): Mandate | null {
  const { party, creditorId } = deps.settings.sellers.host;
  return mandateRef ? { reference: mandateRef, creditor: party.name, creditorId } : null;
}

/** « Visa ···· 4242 », after the customer's own name for it. */
export function nameOf(it: Pick<PaymentMethodTable, 'label' | 'brand' | 'last4'>): string {
  const words = `${it.brand ? capital(it.brand) : 'SEPA'} ···· ${it.last4}`;
  return it.label ? `${it.label} (${words})` : words;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
