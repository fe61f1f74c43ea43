import { checkout } from '../../../../bff/flows/checkout.ts';
import { follow } from '../../../../bff/flows/follow.ts';
import { runNightly } from '../../../../bff/flows/nightly-run.ts';
import { credit } from '../../../../bff/flows/refund.ts';
import { payNow, stop } from '../../../../bff/flows/scheduled.ts';
import { list } from '../../../../bff/payments/method-list.ts';
import { makeDefault } from '../../../../bff/payments/methods.ts';
import { removeMeans } from '../../../../bff/flows/remove-means.ts';
import { move } from '../../../../bff/payments/scheduled.ts';
import { addDays, today } from '../../../../bff/ports/clock.ts';
import { GatewayRefused, outcomeUnknown } from '../../../../bff/ports/payment-errors.ts';
import { Refusal } from '../../../../bff/refusal.ts';
import { issue, line } from '../../invoices/desk.ts';
import { visit } from '../gateway/customer.ts';
import { settleDown } from '../till.ts';
import { saveCard, unsealed, type Account } from './account.ts';

/** A thing that somebody does, or that happens, to an account. */
export interface Act {
  readonly name: string;
  readonly run: (account: Account) => Promise<unknown>;
}

/** The rules may refuse, the provider may not answer or not want it; anything else that is thrown is a fault of ours. */
async function orRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Refusal || error instanceof GatewayRefused || outcomeUnknown(error))) throw error;
  });
}

const pick = <T>(some: readonly T[], index: number): T | undefined => some[index % Math.max(1, some.length)];
const plansOf = ({ till, actor }: Account) =>
  till.bff.deps.db
    .selectFrom('scheduledPayment')
    .where('customerId', '=', actor.customerId)
    .selectAll()
    .orderBy('id')
    .execute();
const paymentsOf = ({ till, actor }: Account) =>
  till.bff.deps.db
    .selectFrom('payment')
    .where('customerId', '=', actor.customerId)
    .selectAll()
    .orderBy('id')
    .execute();
const billsOf = ({ till, actor }: Account) =>
  till.bff.deps.db
    .selectFrom('invoice')
    .where('customerId', '=', actor.customerId)
    .where('kind', '=', 'FA')
    .selectAll()
    .orderBy('id')
    .execute();

export const bill = (cents: number): Act => ({
  name: `bill ${cents}`,
  run: ({ till, actor }) =>
    issue(till.bff, { customerId: actor.customerId, lines: [line(cents)], dueOn: today(till.clock, 10) }),
});

interface Paying {
  readonly first: number;
  readonly many: number;
  readonly part: number;
  readonly means: number;
  readonly useCredit: boolean;
}

/** Pays one to three invoices, wholly or in part, by a saved means or on the provider's page. */
export const pay = ({ first, many, part, means, useCredit }: Paying): Act => ({
  name: `pay ${many} from ${first}, part ${part} %, means ${means}${useCredit ? ', credit first' : ''}`,
  run: async (account) => {
    const { till, actor } = account;
    const all = (await billsOf(account)).filter(({ dueCents }) => dueCents > 0);
    const wanted = [...new Set(Array.from({ length: many }, (_, i) => pick(all, first + i)))].filter(
      (it) => it !== undefined,
    );
    if (wanted.length === 0) return;
    const { items } = await list(till.bff.deps, actor);
    const method = pick([undefined, ...items.map(({ id }) => id)], means);
    const invoices = wanted.map(({ id, dueCents }) =>
      part === 100 ? { id } : { id, cents: Math.max(1, Math.floor((dueCents * part) / 100)) },
    );
    await orRefused(
      checkout(
        till.bff.deps,
        actor,
        {
          invoices,
          useCredit,
          saveMethod: false,
          ...(method ? { method } : {}),
        },
        unsealed,
      ).then(({ redirectUrl }) => void (redirectUrl && account.pages.push(redirectUrl))),
    );
  },
});

/** The customer is on a page of the provider, perhaps long after it was opened. */
export const fill = (page: number, number: string, challenge: 'accept' | 'deny' | 'leave'): Act => ({
  name: `fill page ${page} with ${number}, ${challenge}`,
  run: async ({ pages }) => {
    const url = pick(pages, page);
    if (url) await visit(url, { number, challenge });
  },
});

export const events: Act = { name: 'events come', run: ({ till }) => settleDown(till) };

/** News of any payment, however old, again. */
export const news = (index: number): Act => ({
  name: `news of payment ${index}`,
  run: async (account) => follow(account.till.bff.deps, pick(await paymentsOf(account), index)?.id ?? ''),
});

export const nights = (many: number): Act => ({
  name: `${many} nights`,
  run: async ({ till }) => {
    for (let night = 0; night < many; night++) {
      till.clock.advance(86_400_000);
      await runNightly(till.bff.deps, 'model');
      await till.bff.jobs.drain();
    }
  },
});

export const hours = (many: number): Act => ({
  name: `${many} hours`,
  run: async ({ till }) => till.clock.advance(many * 3_600_000),
});

export const creditNote = (
  index: number,
  half: boolean,
  settlement: 'refund' | 'wallet' | 'offset',
): Act => ({
  name: `credit ${half ? 'half of ' : ''}invoice ${index}, ${settlement}`,
  run: async (account) => {
    const wanted = pick(await billsOf(account), index);
    if (!wanted) return;
    const { customerId } = account.actor;
    const lines = half ? { lines: [{ id: '1', quantity: 5000 }] } : {};
    await orRefused(
      credit(account.till.bff.deps, {
        customerId,
        invoiceId: wanted.id,
        reason: 'Geste',
        settlement,
        ...lines,
      }),
    );
  },
});

export const stopPlan = (index: number, turnOff: boolean): Act => ({
  name: `stop plan ${index}${turnOff ? ' and its renewal' : ''}`,
  run: async (account) => {
    const plan = pick(await plansOf(account), index);
    if (plan)
      await orRefused(stop(account.till.bff.deps, account.actor, plan.version, { id: plan.id, turnOff }));
  },
});

export const movePlan = (index: number, by: number): Act => ({
  name: `move plan ${index} by ${by} days`,
  run: async (account) => {
    const plan = pick(await plansOf(account), index);
    const { till, actor } = account;
    if (plan) await orRefused(move(till.bff.deps, actor, plan, addDays(plan.dueOn, by)));
  },
});

export const payPlan = (index: number): Act => ({
  name: `pay plan ${index} now`,
  run: async (account) => {
    const plan = pick(await plansOf(account), index);
    if (!plan) return;
    const before = plan.status;
    if (before === 'stopped' || before === 'canceled') account.revived.add(`plan ${plan.id}`);
    await orRefused(payNow(account.till.bff.deps, account.actor, { id: plan.id }, unsealed));
  },
});

/** Somebody gives money back on the provider's own pages, of a payment that settled an invoice in part, before any credit. */
export const giveBack = (index: number, share: number): Act => ({
  name: `give back ${share} % of payment ${index} at the provider`,
  run: async (account) => {
    const { till, actor } = account;
    const { db } = till.bff.deps;
    const uncredited = (await billsOf(account)).every(({ creditedCents }) => creditedCents === 0);
    const credit = await db
      .selectFrom('walletEntry')
      .where('customerId', '=', actor.customerId)
      .select('id')
      .executeTakeFirst();
    const paid = (await paymentsOf(account)).filter(
      ({ status, receivedCents, refundedCents, disputed }) =>
        status === 'succeeded' && receivedCents > refundedCents && disputed === 0,
    );
    const payment = pick(paid, index);
    if (!uncredited || credit || !payment) return;
    const cents = Math.max(1, Math.floor(((payment.receivedCents - payment.refundedCents) * share) / 100));
    await fetch(`${till.psp.apiUrl}/v1/test/payments/${payment.ref}/refund`, {
      method: 'POST',
      headers: { authorization: 'Bearer psp_till', 'content-type': 'application/json' },
      body: JSON.stringify({ cents }),
    });
    await settleDown(till);
  },
});

export const newCard = (number: string): Act => ({
  name: `save card ${number}`,
  run: (account) => orRefused(saveCard(account, number)),
});

/** A new card that everything is charged to from now on. */
export const onlyCard = (number: string): Act => ({
  name: `charge all to a new card ${number}`,
  run: async (account) => {
    const { till, actor } = account;
    await orRefused(saveCard(account, number));
    const newest = (await list(till.bff.deps, actor)).items.at(-1);
    if (newest) await makeDefault(till.bff.deps, actor, newest.id);
  },
});

export const removeCard = (index: number, turnManual: boolean): Act => ({
  name: `remove card ${index}${turnManual ? ', services ask each time' : ''}`,
  run: async ({ till, actor }) => {
    const method = pick((await list(till.bff.deps, actor)).items, index);
    if (method) await orRefused(removeMeans(till.bff.deps, actor, { id: method.id, turnManual }));
  },
});

export const preferCard = (index: number): Act => ({
  name: `prefer card ${index}`,
  run: async ({ till, actor }) => {
    const method = pick((await list(till.bff.deps, actor)).items, index);
    if (method) await makeDefault(till.bff.deps, actor, method.id);
  },
});

/** The next calls to the provider, or its next events, go wrong. */
export const trouble = (what: Parameters<Account['till']['psp']['faults']>[0]): Act => ({
  name: `trouble ${JSON.stringify(what)}`,
  run: async ({ till }) => till.psp.faults(what),
});

/** Several at once: whoever comes first, the sum is the same. */
export const together = (acts: readonly Act[]): Act => ({
  name: `together (${acts.map(({ name }) => name).join(' | ')})`,
  run: (account) => Promise.all(acts.map((act) => act.run(account))),
});
