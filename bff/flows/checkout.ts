import type { payInvoices, quotePayment } from '../../components/contract/payments.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { applyCredit } from '../invoices/ledger/allocate.ts';
import { payableInvoices } from '../invoices/payable.ts';
import * as quotes from '../payments/quotes.ts';
import { notePayment } from '../payments/domain.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Seal } from '../storage/write.ts';
import { pay } from './pay.ts';
import { afterPaid } from './settle.ts';

type Wanted = ParsedInput<typeof payInvoices>;
type Result = Output<typeof payInvoices>;

/** Fixes what is due of these invoices for half an hour. */
export const quote = (
  deps: Deps,
  actor: Actor,
  { invoices }: ParsedInput<typeof quotePayment>,
): Promise<Output<typeof quotePayment>> =>
  inWrite(deps, async (write) => {
    const payable = await payableInvoices(deps, write, actor.customerId, invoices, actor.services);
    return quotes.keep(
      deps,
      write,
      actor,
      payable.map(({ invoice, cents }) => ({ id: invoice.id, cents })),
    );
  });

/** Pays by credit first, if asked, then by a saved means or on the provider's page; the amount is read here, never from the page. */
export async function checkout(deps: Deps, actor: Actor, wanted: Wanted, seal: Seal): Promise<Result> {
  const { quote: quoteId } = wanted;
  const asked = quoteId ? (await quotes.find(deps, actor, quoteId)).parts : wanted.invoices;
  if (!asked)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/invoices', detail: 'name the invoices, or a quote' }],
    });
  const changed = ['invoices', 'payments', 'wallet', ...asked.map(({ id }) => `invoice:${id}`)];
  const byCredit = { status: 'succeeded', changed };
  const left = wanted.useCredit ? await useCredit(deps, actor, asked, byCredit, seal) : asked;
  if (left.length === 0) return byCredit;
  const { payment, redirectUrl } = await pay(deps, actor, {
    invoices: left,
    methodId: wanted.method,
    saveMethod: wanted.saveMethod,
    returnUrl: `${deps.settings.origin}/pay/back`,
    opened: async (write, { id, status }) => {
      if (quoteId) await notePayment(write, quoteId, id);
      await seal(write, { payment: id, status, changed }, 'begun');
    },
  });
  return { payment: payment.id, status: payment.status, changed, ...(redirectUrl ? { redirectUrl } : {}) };
}

/** Applies the account's credit and answers what is still to be paid. */
const useCredit = (
  deps: Deps,
  actor: Actor,
  asked: readonly { readonly id: string; readonly cents?: number | undefined }[],
  paid: Result,
  seal: Seal,
) =>
  inWrite(deps, async (write) => {
    const left: { id: string; cents: number }[] = [];
    for (const { invoice, cents } of await payableInvoices(
      deps,
      write,
      actor.customerId,
      asked,
      actor.services,
    )) {
      if (invoice.attempt)
        throw new Refusal('action-refused', {
          reason: 'payment-in-progress',
          detail: 'A payment of this invoice is under way; do not pay a second time.',
        });
      const settled = await applyCredit(deps, write, actor.customerId, invoice.id, cents);
      if (settled.nowPaid) await afterPaid(deps, write, settled.invoice, null);
      if (cents > settled.used) left.push({ id: invoice.id, cents: cents - settled.used });
    }
    if (left.length === 0) await seal(write, paid);
    // What is left will be asked for; should nobody get as far as that, the customer sees it and pays it.
    else await seal(write, { ...paid, status: 'requires_payment_method' }, 'begun');
    return left;
  });
