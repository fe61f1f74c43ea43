import type { refundCredit } from '../../components/contract/wallet.ts';
import type { Output } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { lockCredit, spendCredit } from '../invoices/ledger/spend.ts';
import { openRefund, refundableOf } from '../payments/refunds.ts';
import { refundParts } from '../payments/wallet.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Seal } from '../storage/write.ts';

/**
 * Sends the customer's credit back to the means that paid, part by part, one at a time for each customer: the credit is spent
 * in the same write that opens the refund, so that nothing is given back twice or used meanwhile. A refund that fails
 * becomes credit again. Refuses with `already-refunded` when nothing can go back.
 */
export const askCreditBack = (deps: Deps, actor: Actor, seal: Seal): Promise<Output<typeof refundCredit>> =>
  inWrite(deps, async (write) => {
    const { customerId } = actor;
    const balance = await lockCredit(deps, write, customerId);
    let refunded = 0;
    for (const part of await refundParts(deps, write.tx, customerId)) {
      const { origin, originId, paymentId } = part;
      const cents = Math.min(part.cents, await refundableOf(deps, write, paymentId));
      if (cents <= 0) continue;
      const creditNoteId = origin === 'credit-note' ? originId : '';
      const refundId = await openRefund(deps, write, { customerId, paymentId, creditNoteId, cents });
      await spendCredit(deps, write, { customerId, origin, originId, cents, refundId });
      refunded += cents;
    }
    if (refunded === 0)
      throw new Refusal('action-refused', {
        reason: 'already-refunded',
        detail: 'No payment can take this credit back; it stays yours.',
      });
    write.changed(customerId, ['invoices', 'wallet', 'payments']);
    const answer = {
      refunded: { cents: refunded, currency: 'EUR' as const },
      left: { cents: balance - refunded, currency: 'EUR' as const },
      changed: ['invoices', 'wallet', 'payments'],
    };
    await seal(write, answer);
    return answer;
  });
