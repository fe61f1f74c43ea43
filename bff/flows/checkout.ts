import type { payInvoices, quotePayment } from '../../components/contract/payments.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { applyCredit } from '../invoices/ledger/allocate.ts';
import { payableInvoices } from '../invoices/payable.ts';
import * as attempts from '../payments/attempts.ts';
import * as quotes from '../payments/quotes.ts';
import { notePayment } from '../payments/domain.ts';
import { euros } from '../ports/words.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Seal } from '../storage/write.ts';
import { freeAbandoned, pay } from './pay.ts';
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

/**
 * Pays by credit first, if asked, then by a saved means or on the provider's page; the amount is read here, never from the
 * page. Credit stays where it paid when the rest is refused: the quote, and the words of the refusal, ask for that rest only.
 */
export async function checkout(deps: Deps, actor: Actor, wanted: Wanted, seal: Seal): Promise<Result> {
  const { quote: quoteId } = wanted;
  const asked = quoteId ? (await quotes.find(deps, actor, quoteId)).parts : wanted.invoices;
  if (!asked)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/invoices', detail: 'name the invoices, or a quote' }],
    });
  // A means that is not there is said before any credit is used.
  if (wanted.method) await attempts.choose(deps, deps.db, actor.customerId, wanted.method);
  const changed = ['invoices', 'payments', 'wallet', ...asked.map(({ id }) => `invoice:${id}`)];
  const byCredit = { status: 'succeeded', changed };
  // A page that was left unpaid holds its invoices from credit as little as from another means.
  if (wanted.useCredit) await freeAbandoned(deps, actor.customerId, asked);
  const { left, used } = wanted.useCredit
    ? await useCredit(deps, actor, { asked, quoteId }, byCredit, seal)
    : { left: asked, used: 0 };
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
  }).catch((error: unknown) => sayUsed(error, used));
  return { payment: payment.id, status: payment.status, changed, ...(redirectUrl ? { redirectUrl } : {}) };
}

/** A refusal of the rest says what credit has paid already, so that nobody asks for it a second time. */
function sayUsed(error: unknown, used: number): never {
  if (!(error instanceof Refusal) || used === 0) throw error;
  const { code, facts, message } = error;
  const detail = `${message} ${euros(used, 'en')} of your credit paid its part already: only the rest is still to be paid.`;
  throw new Refusal(code, { ...facts, detail, cause: error });
}

interface Asked {
  readonly asked: readonly { readonly id: string; readonly cents?: number | undefined }[];
  readonly quoteId: string | undefined;
}

/** Applies the account's credit and answers what is still to be paid. */
const useCredit = (deps: Deps, actor: Actor, { asked, quoteId }: Asked, paid: Result, seal: Seal) =>
  inWrite(deps, async (write) => {
    const left: { id: string; cents: number }[] = [];
    let used = 0;
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
      used += settled.used;
      if (settled.nowPaid) await afterPaid(deps, write, settled.invoice, null);
      if (cents > settled.used) left.push({ id: invoice.id, cents: cents - settled.used });
    }
    if (quoteId && used > 0 && left.length > 0) await quotes.reduce(write, actor, quoteId, left);
    if (left.length === 0) await seal(write, paid);
    // What is left will be asked for; should nobody get as far as that, the customer sees it and pays it.
    else await seal(write, { ...paid, status: 'requires_payment_method' }, 'begun');
    return { left, used };
  });
