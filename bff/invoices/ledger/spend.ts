import type { Deps } from '../../deps.ts';
import { isoAt } from '../../ports/clock.ts';
import { newId } from '../../ports/random.ts';
import type { Write } from '../../storage/write.ts';
import { followCreditNote, type Credit } from './allocate.ts';
import * as stored from './storage.ts';

/** Keeps others from using a customer's credit until the write ends; answers how much there is. */
export async function lockCredit(deps: Deps, write: Write, customerId: string): Promise<number> {
  await stored.lockCustomer(write.tx, deps.engine, customerId);
  const credits = await stored.openCredits(write.tx, customerId);
  return credits.reduce((sum, { left }) => sum + left, 0);
}

/** Takes a part of the credit for a refund of it. The caller holds {@link lockCredit}. */
export async function spendCredit(
  deps: Deps,
  write: Write,
  { customerId, origin, originId, cents, refundId }: Credit & { readonly refundId: string },
): Promise<void> {
  await stored.insertWalletEntry(write.tx, {
    customerId,
    id: newId(deps.random, 'wal'),
    at: isoAt(deps.clock),
    cents: -cents,
    origin,
    originId,
    use: 'refund',
    useId: refundId,
  });
  if (origin === 'credit-note') await followCreditNote(deps, write, customerId, originId);
}
