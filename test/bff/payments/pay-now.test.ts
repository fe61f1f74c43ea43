import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import type { Problem } from '../../../components/contract/problem.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import type { ServiceTable } from '../../../bff/services/table.ts';
import { onBothEngines, type Engine } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { openTill, takenAtProvider, type Holder, type Till } from './till.ts';
import { auto, good, payments, plan, post } from './waiting.ts';

const euros = (cents: number) => ({ cents, currency: 'EUR' });

const refusesEachCharge = '4000000000000341';

type Plan = Awaited<ReturnType<typeof plan>>;
type Shown = Output<'listScheduledPayments'>['items'][number];

/** A charge planned for 3 December, of a period that begins on 11 December. */
async function planned(engine: Engine, card = good): Promise<{ till: Till; holder: Holder }> {
  const till = await openTill(engine);
  await till.saveCard(card);
  await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', consentCents: 1290, ...auto });
  till.clock.set('2026-11-25T09:00:00.000Z');
  await runNightly(till.bff.deps, 'one');
  return { till, holder: await till.again() };
}

async function shown({ bff }: Till, { session }: Holder): Promise<Shown> {
  const lists = await Promise.all(
    ['coming', 'past'].map(async (when) => {
      const answer = await bff.call(`/api/scheduled-payments?when=${when}`, { session });
      return ((await answer.json()) as Output<'listScheduledPayments'>).items;
    }),
  );
  const [it] = lists.flat();
  assert.ok(it);
  return it;
}

const payNow = async (till: Till, holder: Holder, body: object = {}): Promise<Response> =>
  post(till, holder, `/api/scheduled-payments/${(await plan(till)).id}/pay`, body);
const set = ({ bff }: Till, to: Partial<Plan>) =>
  bff.deps.db
    .updateTable('scheduledPayment')
    .set({ version: 2, ...to })
    .execute();
const setService = ({ bff }: Till, to: Partial<ServiceTable>) =>
  bff.deps.db
    .updateTable('service')
    .set({ version: 2, ...to })
    .execute();

/** Every state of a plan with every way its service may stand, and why it cannot be paid; `null` where it can. */
const cases: readonly [string, Partial<Plan>, Partial<ServiceTable>, string | null][] = [
  ['planned', {}, {}, null],
  ['refused by the bank', { status: 'failed', nextTryOn: null, failureCode: 'card_declined' }, {}, null],
  ['skipped this time', { status: 'stopped', nextTryOn: null }, {}, null],
  ['skipped, its service in grace', { status: 'stopped', nextTryOn: null }, { state: 'expired' }, null],
  ['canceled, of a service that renews itself', { status: 'canceled', nextTryOn: null }, {}, null],
  [
    'canceled with the renewal',
    { status: 'canceled', nextTryOn: null },
    { renewal: 'manual' },
    'renewal-off',
  ],
  ['stopped with the renewal', { status: 'stopped', nextTryOn: null }, { renewal: 'manual' }, 'renewal-off'],
  ['refused, then asked each time', { status: 'failed' }, { renewal: 'none' }, 'renewal-off'],
  ['of a service that ends', {}, { cancelOn: '2026-12-10' }, 'cancel-scheduled'],
  ['of a terminated service', { status: 'failed' }, { state: 'terminated' }, 'state-terminated'],
  ['renewed meanwhile', { status: 'stopped' }, { expiresOn: '2027-12-10' }, 'already-paid'],
  ['of a period that is not the next', {}, { expiresOn: '2026-11-30' }, 'over'],
  ['paid', { status: 'paid', nextTryOn: null }, {}, 'already-paid'],
  ['being charged', { status: 'processing', nextTryOn: null }, {}, 'payment-in-progress'],
];

onBothEngines('« pay now » on a planned charge', (engine) => {
  for (const [what, status, service, reason] of cases)
    it(`that is ${what} is ${reason ? `refused with ${reason}, and not offered` : 'offered and taken'}`, async () => {
      const { till, holder } = await planned(engine);
      await set(till, status);
      await setService(till, service);
      const before = await plan(till);

      const offered = (await shown(till, holder)).actions.payNow;
      const answer = await payNow(till, holder);

      if (reason === null) {
        assert.deepEqual(offered, { allowed: true });
        assert.equal(answer.status, 200, await answer.clone().text());
        assert.equal(((await answer.json()) as { status: string }).status, 'succeeded');
        assert.deepEqual(await takenAtProvider(till), [1290]);
        return;
      }
      assert.deepEqual(offered, { allowed: false, reason });
      assert.equal(answer.status, 409);
      assert.equal(((await answer.json()) as Problem).reason, reason);
      assert.deepEqual(await payments(till), [], 'no charge was opened');
      assert.deepEqual(await plan(till), before, 'and nothing changed');
    });

  it('is refused without a means that can be charged, and not offered', async () => {
    const { till, holder } = await planned(engine);
    await till.bff.deps.db.updateTable('paymentMethod').set({ status: 'revoked' }).execute();
    await set(till, { status: 'stopped', nextTryOn: null });
    const before = await plan(till);

    const { payNow: offered } = (await shown(till, holder)).actions;
    const answer = await payNow(till, holder);

    assert.deepEqual(offered, { allowed: false, reason: 'no-payment-method' });
    assert.equal(((await answer.json()) as Problem).reason, 'no-payment-method');
    assert.deepEqual(await plan(till), before);
    const mails = await till.bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:charge-missing%')
      .select('key')
      .execute();
    assert.deepEqual(mails, [], 'nobody is told of a charge that failed');
  });

  it('takes no other price than the one that was shown, and the new one once it was', async () => {
    const { till, holder } = await planned(engine);
    await setService(till, { nextPriceCents: 1990 });

    for (const body of [{}, { amount: euros(1290) }]) {
      const answer = await payNow(till, holder, body);
      if (answer.status === 200) assert.fail(`charged for ${JSON.stringify(body)}`);
      assert.equal(((await answer.json()) as Problem).reason, 'consent-missing');
      assert.deepEqual(await payments(till), []);
      assert.equal((await shown(till, holder)).amount.cents, 1990, 'the new price is there to see');
      // Somebody who looks at an old page pays nothing either, now that the plan has its new price.
    }
    const agreed = await payNow(till, holder, { amount: euros(1990) });
    assert.equal(agreed.status, 200, await agreed.text());
    assert.deepEqual(await takenAtProvider(till), [1990]);
    await assertInOrder(till.bff);
  });

  it('leaves a skipped charge skipped while its invoice is being paid in another tab', async () => {
    const { till, holder: before } = await planned(engine, refusesEachCharge);
    till.clock.set('2026-12-03T09:00:00.000Z');
    await runNightly(till.bff.deps, 'one');
    const { id, version, invoiceId, status } = await plan(till);
    assert.equal(status, 'failed');
    const holder = { ...before, ...(await till.again()) };
    const headers = { 'if-match': `"${version}"` };
    const path = `/api/scheduled-payments/${id}/stop`;
    await till.bff.call(path, { method: 'POST', session: holder.session, headers, body: {} });
    const page = await post(till, holder, '/api/payments', { invoices: [{ id: invoiceId }] });
    assert.equal(page.status, 200, await page.text());

    const answer = await payNow(till, holder);

    assert.equal(((await answer.json()) as Problem).reason, 'payment-in-progress');
    const { status: after, nextTryOn } = await plan(till);
    assert.deepEqual({ after, nextTryOn }, { after: 'stopped', nextTryOn: null });
  });
});
