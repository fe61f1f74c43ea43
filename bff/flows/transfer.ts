import type { payByTransfer } from '../../components/contract/payments.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import { sellers, type Seller } from '../../components/contract/shapes.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { payableInvoices, type Payable } from '../invoices/payable.ts';
import { spaced } from '../payments/bank/creditor-reference.ts';
import * as quotes from '../payments/quotes.ts';
import { keepWish } from '../payments/transfers.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';

type Instructions = Output<typeof payByTransfer>['transfers'][number];

/** What to write into the transfer, one for each seller: the same wish again has the same reference. */
export async function announceTransfer(
  deps: Deps,
  actor: Actor,
  { quote }: ParsedInput<typeof payByTransfer>,
): Promise<Output<typeof payByTransfer>> {
  const { parts } = await quotes.find(deps, actor, quote);
  return inWrite(deps, async (write) => {
    const payable = await payableInvoices(deps, write, actor.customerId, parts, actor.services);
    const busy = payable.find(({ invoice }) => invoice.attempt);
    if (busy)
      throw new Refusal('action-refused', {
        reason: 'payment-in-progress',
        detail: `A payment of ${busy.invoice.number} is under way; do not pay a second time.`,
      });
    const transfers: Instructions[] = [];
    for (const seller of sellers) {
      const own = payable.filter(({ invoice }) => invoice.seller === seller);
      if (own.length > 0) transfers.push(await instructionsFor(deps, write, actor, seller, own));
    }
    return { transfers };
  });
}

async function instructionsFor(
  deps: Deps,
  write: Write,
  actor: Actor,
  seller: Seller,
  own: readonly Payable[],
): Promise<Instructions> {
  const { party, payment } = deps.settings.sellers[seller];
  if (!payment.creditTransfer) throw new Error(`seller ${seller} has no account for transfers`);
  const wish = await keepWish(deps, write, {
    customerId: actor.customerId,
    seller,
    parts: own.map(({ invoice, cents }) => ({ invoiceId: invoice.id, cents })),
    by: actor.personName,
  });
  return {
    reference: spaced(wish.reference),
    amount: { cents: wish.cents, currency: 'EUR' },
    beneficiary: party.name,
    iban: payment.creditTransfer.iban.replace(/(.{4})(?=.)/g, '$1 '),
    ...(payment.creditTransfer.bic ? { bic: payment.creditTransfer.bic } : {}),
    invoices: own.map(({ invoice }) => invoice.number),
  };
}
