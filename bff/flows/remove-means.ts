import type { removePaymentMethod } from '../../components/contract/payment-methods.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { remove } from '../payments/methods.ts';
import { cancelPlansOf } from '../payments/plans.ts';
import { letGo } from '../payments/waiting-charges.ts';
import { turnManual } from '../services/renewal.ts';
import { withdrawNow } from './withdraw-charge.ts';

/**
 * Removes a means; services that ask each time from now on say so in their history, and their charges, also one that waits
 * for the customer, are given up.
 */
export async function removeMeans(
  deps: Deps,
  actor: Actor,
  input: ParsedInput<typeof removePaymentMethod>,
): Promise<Output<typeof removePaymentMethod>> {
  const { customerId, personName: by } = actor;
  let waiting: string[] = [];
  const answer = await remove(deps, actor, input, async (write, serviceId) => {
    await turnManual(deps, write, { customerId, serviceId, by });
    const plans = await cancelPlansOf(deps, write, customerId, serviceId);
    waiting = [...waiting, ...(await letGo(deps, write, plans))];
  });
  await withdrawNow(deps, waiting);
  return answer;
}
