import type { Deps } from '../deps.ts';
import { periodTotal } from '../invoices/pricing.ts';
import { biteToRemind, remind, steps as invoiceSteps } from '../invoices/reminders.ts';
import { biteToNotice, notice, noticeSteps, type NoticeTerms } from '../services/notices.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { graceDays } from './lifecycle.ts';
import type { StillMine } from './nightly.ts';

const together = 200;

/** Reminds of unpaid invoices and of services that end, each once a step; answers the mails. */
export async function remindAll(deps: Deps, stillMine: StillMine): Promise<number> {
  let mails = 0;
  for (const step of Object.keys(invoiceSteps) as (keyof typeof invoiceSteps)[])
    mails += await inBites(deps, stillMine, {
      start: { dueOn: '', id: '' },
      bite: (after) => biteToRemind(deps, step, after, together),
      after: ({ dueOn, id }) => ({ dueOn, id }),
      tell: (write, invoices) => remind(deps, write, step, invoices),
    });
  const terms: NoticeTerms = {
    suspendedAfter: graceDays.suspended,
    amountOf: (service) => periodTotal(deps.settings.sellers, service.customerKind, service),
  };
  for (const step of noticeSteps)
    mails += await inBites(deps, stillMine, {
      start: { expiresOn: '', id: '' },
      bite: (after) => biteToNotice(deps, step, terms.suspendedAfter, after, together),
      after: ({ expiresOn, id }) => ({ expiresOn, id }),
      tell: (write, services) => notice(deps, write, step, services, terms),
    });
  return mails;
}

interface Telling<T, Place> {
  readonly start: Place;
  readonly bite: (after: Place) => Promise<readonly T[]>;
  readonly after: (last: T) => Place;
  readonly tell: (write: Write, some: readonly T[]) => Promise<number>;
}

/**
 * A bite is one transaction; if one customer spoils it, each is told by himself, so that his fault stops nobody else. A
 * repeat tells nobody twice.
 */
async function inBites<T extends { readonly customerId: string }, Place>(
  deps: Deps,
  stillMine: StillMine,
  { start, bite, after, tell }: Telling<T, Place>,
): Promise<number> {
  let place = start;
  let mails = 0;
  while (await stillMine()) {
    const some = await bite(place);
    const last = some.at(-1);
    if (!last) break;
    mails += await inWrite(deps, (write) => tell(write, some)).catch((err: unknown) => {
      deps.log.warn({ err }, 'a bite of reminders failed; each customer is told by himself');
      return oneByOne(deps, some, tell);
    });
    place = after(last);
  }
  return mails;
}

async function oneByOne<T extends { readonly customerId: string }>(
  deps: Deps,
  some: readonly T[],
  tell: (write: Write, some: readonly T[]) => Promise<number>,
): Promise<number> {
  let mails = 0;
  for (const [customer, own] of Map.groupBy(some, ({ customerId }) => customerId))
    await inWrite(deps, (write) => tell(write, own)).then(
      (done) => (mails += done),
      (err: unknown) => deps.log.error({ err, customer }, 'a customer could not be reminded'),
    );
  return mails;
}
