import type { Deps } from '../deps.ts';
import { isKnownDispute } from '../payments/disputes.ts';
import { attemptNamed } from '../payments/inbox.ts';
import type { Dispute } from '../ports/payments.ts';
import { followDispute } from './dispute.ts';
import type { StillMine } from './nightly.ts';
import { takeRefund } from './refund.ts';

const day = 86_400_000;
/** How far back it is looked: events of a month may be lost with a server; a dispute is decided months after it was opened. */
const lookBack = { refunds: 35 * day, disputes: 200 * day } as const;

/**
 * Reads the provider's lists of refunds and disputes and takes up what no event told: a refund made on his own pages, a dispute
 * opened or decided while nobody listened. Answers how many were news; what is known changes nothing. A provider that is away
 * is asked the next night.
 */
export async function findProviderNews(deps: Deps, stillMine: StillMine): Promise<number> {
  const since = (ms: number): Date => new Date(deps.clock.now() - ms);
  const { payments } = deps;
  const refunds = await each(deps, stillMine, payments.recentRefunds(since(lookBack.refunds)), (it) =>
    takeRefund(deps, it),
  );
  const disputes = await each(deps, stillMine, payments.recentDisputes(since(lookBack.disputes)), (it) =>
    takeDispute(deps, it),
  );
  return refunds + disputes;
}

const together = 100;

async function each<T extends { readonly ref: string }>(
  deps: Deps,
  stillMine: StillMine,
  list: AsyncIterable<T>,
  take: (it: T) => Promise<boolean>,
): Promise<number> {
  let news = 0;
  let seen = 0;
  try {
    for await (const it of list) {
      if (seen++ % together === 0 && !(await stillMine())) break;
      await take(it).then(
        (isNews) => (news += isNews ? 1 : 0),
        (err: unknown) =>
          deps.log.error({ err, ref: it.ref }, 'what the provider lists could not be taken up'),
      );
    }
  } catch (err) {
    deps.log.warn({ err }, 'the provider did not list what he knows');
  }
  return news;
}

async function takeDispute(deps: Deps, truth: Dispute): Promise<boolean> {
  const paymentId = await attemptNamed(deps, truth.payment);
  if (!paymentId || (await isKnownDispute(deps, truth))) return false;
  await followDispute(deps, paymentId, truth);
  return true;
}
