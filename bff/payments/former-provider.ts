import type { Deps } from '../deps.ts';
import type { PaymentGateway } from '../ports/payments.ts';
import { underWayElsewhere } from './former-provider-storage.ts';

/**
 * Refuses to go on with a provider while money is under way with the one before, or contested there: nobody could ask
 * it any more how a charge or a dispute ended. What is not known to have been paid would be charged again; what was
 * lost would stay paid, and automatic charges of its customer held back for ever. Throws an error of one line that says
 * how many there are and what to do.
 */
export async function refuseOpenElsewhere(db: Deps['db'], provider: PaymentGateway['kind']): Promise<void> {
  const { attempts, refunds, disputes } = await underWayElsewhere(db, provider);
  const [former] = [...attempts, ...refunds, ...disputes].map((it) => it.provider);
  if (former === undefined) return;
  const count = (of: readonly { readonly count: number }[]): number =>
    of.reduce((sum, it) => sum + Number(it.count), 0);
  throw new Error(
    `${count(attempts)} payments, ${count(refunds)} refunds and ${count(disputes)} disputes are still open with ${former}: start with its settings once more until they have ended (a direct debit takes days, a dispute up to three months), then change to ${provider}`,
  );
}
