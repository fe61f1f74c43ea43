import type { Deps } from '../deps.ts';
import type { PaymentGateway } from '../ports/payments.ts';
import { underWayElsewhere } from './former-provider-storage.ts';

/**
 * Refuses to go on with a provider while money is under way with the one before: nobody could ask it any more how a charge
 * ended, and what is not known to have been paid would be charged again. Throws an error of one line that says how many there
 * are and what to do.
 */
export async function refuseOpenElsewhere(db: Deps['db'], provider: PaymentGateway['kind']): Promise<void> {
  const { attempts, refunds } = await underWayElsewhere(db, provider);
  const [former] = [...attempts, ...refunds].map((it) => it.provider);
  if (former === undefined) return;
  const count = (of: readonly { readonly count: number }[]): number =>
    of.reduce((sum, it) => sum + Number(it.count), 0);
  throw new Error(
    `${count(attempts)} payments and ${count(refunds)} refunds are still under way with ${former}: start with its settings once more until they have ended (a direct debit takes days), then change to ${provider}`,
  );
}
