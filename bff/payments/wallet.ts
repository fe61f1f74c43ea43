import type { getWallet } from '../../components/contract/payments.ts';
import type { Output } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import * as stored from './storage.ts';

/** The credit of the account, its newest 200 movements with where each came from. */
export async function read(deps: Deps, actor: Actor): Promise<Output<typeof getWallet>> {
  const [cents, entries] = await Promise.all([
    stored.creditOf(deps.db, actor.customerId),
    stored.walletEntries(deps.db, actor.customerId),
  ]);
  return {
    balance: { cents, currency: 'EUR' },
    entries: entries.map(({ id, at, cents: amount, origin, originId, use, useId }) => ({
      id,
      at,
      amount: { cents: amount, currency: 'EUR' },
      origin,
      originId,
      use,
      useId,
    })),
  };
}
