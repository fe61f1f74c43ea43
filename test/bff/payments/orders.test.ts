import assert from 'node:assert/strict';
import { it } from 'node:test';
import { follow } from '../../../bff/flows/follow.ts';
import { chargePlan } from '../../../bff/flows/nightly.ts';
import { reconcile, runNightly } from '../../../bff/flows/nightly-run.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { today } from '../../../bff/ports/clock.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, issue } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, takenAtProvider, type Holder, type Till } from './till.ts';

const good = '4242424242424242';
const answersLater = '4000000000001117';
const back = 'http://space.localhost:8787/pay/back';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

/** One who brings the news of a payment: the provider's event, the customer's way back, our own look. */
type Bringer = (till: Till, holder: Holder, paymentId: string) => Promise<unknown>;
const bringers: Readonly<Record<string, Bringer>> = {
  event: async ({ psp, bff, clock }) => {
    clock.advance(2000);
    await psp.tick();
    await bff.jobs.drain();
  },
  page: ({ bff }, { session }, id) => bff.call(`/api/payments/${id}`, { session }),
  scheduler: async ({ bff, clock }) => {
    clock.advance(31_000);
    await reconcile(bff.deps);
    await runNightly(bff.deps, 'one');
    const plans = await bff.deps.db.selectFrom('scheduledPayment').select('id').execute();
    for (const { id } of plans) await chargePlan(bff.deps, id);
  },
};

/** A charge of a renewal whose end we have not heard of. */
type Begin = (till: Till, holder: Holder, service: string) => Promise<void>;
const begins: Readonly<Record<string, Begin>> = {
  'paid on the provider’s page': async (till, { actor }, service) => {
    const { id } = await renewal(till, actor.customerId, service);
    const { redirectUrl } = await pay(till.bff.deps, actor, { invoices: [{ id }], returnUrl: back });
    await visit(redirectUrl ?? '', { number: good });
  },
  'paid by a saved card, the answer lost': async (till, { actor, saveCard }, service) => {
    const methodId = await saveCard(good);
    const { id } = await renewal(till, actor.customerId, service);
    till.psp.faults({ hangAfter: 1 });
    await pay(till.bff.deps, actor, { invoices: [{ id }], methodId, returnUrl: back });
  },
  'taken while the customer is away, the bank answers later': async (till, { saveCard }, service) => {
    await saveCard(answersLater);
    const set = { ...auto, expiresOn: today(till.clock, 7) };
    await till.bff.deps.db.updateTable('service').set(set).where('id', '=', service).execute();
    till.clock.advance(86_400_000);
    await runNightly(till.bff.deps, 'one');
    // As if it had been announced eight days before.
    const [plan] = await till.bff.deps.db
      .updateTable('scheduledPayment')
      .set({ nextTryOn: today(till.clock) })
      .where('serviceId', '=', service)
      .returning('id')
      .execute();
    await chargePlan(till.bff.deps, plan?.id ?? '');
    till.clock.advance(25_000);
  },
};

const renewal = (till: Till, customerId: string, service: string) =>
  issue(till.bff, {
    customerId,
    dueOn: today(till.clock, 10),
    services: [service],
    renews: [{ serviceId: service, periodStart: '2030-01-02', periodEnd: '2031-01-01' }],
  });

const orders = <T>(some: readonly T[]): T[][] =>
  some.length === 0
    ? [[]]
    : some.flatMap((first) => orders(some.filter((it) => it !== first)).map((rest) => [first, ...rest]));

onBothEngines('the news of one payment', (engine) => {
  for (const [begun, begin] of Object.entries(begins))
    it(`${begun}: in every order, repeated and at once, it is one payment, one renewal, one period`, async () => {
      const till = await openTill(engine, { timeoutMs: 1500 });
      for (const [n, order] of orders(Object.keys(bringers)).entries()) {
        const holder = await till.further(`cus_${n}`);
        const service = `svc_${n}`;
        await addService(till.bff, service, holder.actor.customerId, { expiresOn: '2030-01-01' });
        till.psp.faults({ copies: 3, reorder: true });
        await begin(till, holder, service);
        const { id, cents } = await till.bff.deps.db
          .selectFrom('payment')
          .where('customerId', '=', holder.actor.customerId)
          .selectAll()
          .executeTakeFirstOrThrow();
        const before = await lastDay(till, service);

        const bring = (name: string) => bringers[name]?.(till, holder, id);
        for (const name of [...order, ...order]) await bring(name);
        await Promise.all([...order, ...order.toReversed()].map(bring));
        await follow(till.bff.deps, id);

        const words = `${begun}: ${order.join(', ')}`;
        const customerId = holder.actor.customerId;
        assert.deepEqual(await received(till, customerId), [cents], words);
        assert.deepEqual(await takenAtProvider(till, customerId), [cents], `${words}: at the provider`);
        assert.equal(await lastDay(till, service), yearAfter(before), words);
        const renewals = await till.bff.deps.db
          .selectFrom('renewal')
          .where('serviceId', '=', service)
          .selectAll()
          .execute();
        assert.equal(renewals.length, 1, words);
        await till.bff.deps.db
          .updateTable('service')
          .set({ renewal: 'manual' })
          .where('id', '=', service)
          .execute();
      }
      await assertInOrder(till.bff);
    });
});

const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
const lastDay = async ({ bff }: Till, id: string): Promise<string> =>
  (await bff.deps.db.selectFrom('service').where('id', '=', id).select('expiresOn').executeTakeFirstOrThrow())
    .expiresOn;

const received = async ({ bff }: Till, customerId: string): Promise<number[]> =>
  (
    await bff.deps.db
      .selectFrom('payment')
      .where('customerId', '=', customerId)
      .select('receivedCents')
      .execute()
  ).map(({ receivedCents }) => receivedCents);
