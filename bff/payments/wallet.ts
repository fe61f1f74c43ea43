import type { getWallet } from '../../components/contract/wallet.ts';
import type { Output } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import { ability } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import type { Write } from '../storage/write.ts';
import * as stored from './wallet-storage.ts';

type Wallet = Output<typeof getWallet>;

const euro = (cents: number): Wallet['balance'] => ({ cents, currency: 'EUR' });

/**
 * The credit of the account, its newest 200 movements with where each came from and went, and what of it can go back. Of
 * documents that the actor does not see nothing is named.
 */
export async function read(deps: Deps, actor: Actor): Promise<Wallet> {
  const [cents, entries, parts] = await Promise.all([
    stored.creditOf(deps.db, actor.customerId),
    stored.walletEntries(deps.db, actor.customerId),
    refundParts(deps, deps.db, actor.customerId),
  ]);
  const ids = entries.flatMap(({ originId, useId }) => [originId, useId]);
  const names = await stored.walletNames(deps.db, actor, ids);
  const refundable = parts.reduce((sum, it) => sum + it.cents, 0);
  return {
    balance: euro(cents),
    refundable: euro(refundable),
    entries: entries.map((it) => entryOf(it, names)),
    // On our own pages only: without a scope no partner's page may ask money back.
    actions: {
      refund: ability(actor, {
        right: 'invoice.pay',
        forbidden: refundable > 0 ? undefined : 'already-refunded',
      }),
    },
  };
}

function entryOf(
  { id, at, cents, origin, originId, use, useId }: Awaited<ReturnType<typeof stored.walletEntries>>[number],
  { numbers, refunds }: Awaited<ReturnType<typeof stored.walletNames>>,
): Wallet['entries'][number] {
  const [originNumber, useNumber, refund] = [numbers.get(originId), numbers.get(useId), refunds.get(useId)];
  const isHidden = {
    origin: origin === 'credit-note' && !originNumber,
    use: use === 'invoice' && !useNumber,
  };
  return {
    id,
    at,
    amount: euro(cents),
    origin,
    originId: isHidden.origin ? '' : originId,
    use,
    useId: isHidden.use ? '' : useId,
    ...(originNumber ? { originNumber } : {}),
    ...(useNumber ? { useNumber } : {}),
    ...(refund ? { refund } : {}),
  };
}

/** A part of the credit and the payment that it can go back to. */
export interface RefundPart {
  readonly origin: 'credit-note' | 'payment';
  readonly originId: string;
  readonly paymentId: string;
  readonly cents: number;
}

/** How the credit can go back: each part to the payments that it came from, none beyond what that payment has left. */
export async function refundParts(
  { payments: { kind } }: Pick<Deps, 'payments'>,
  db: Deps['db'] | Write['tx'],
  customerId: string,
): Promise<RefundPart[]> {
  const credits = await stored.creditsWithPayments(db, customerId);
  if (credits.length === 0) return [];
  const left = await stored.refundablePayments(db, customerId, kind);
  const parts: RefundPart[] = [];
  for (const { origin, originId, left: credit, payments } of credits) {
    let open = credit;
    for (const { id: paymentId, most } of payments) {
      const cents = Math.min(open, most, left.get(paymentId) ?? 0);
      if (cents <= 0) continue;
      parts.push({ origin, originId, paymentId, cents });
      open -= cents;
      left.set(paymentId, (left.get(paymentId) ?? 0) - cents);
    }
  }
  return parts;
}
