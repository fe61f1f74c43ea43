import assert from 'node:assert/strict';
import { it } from 'node:test';
import { noPayments } from '../../../bff/adapters/no-payments.ts';
import { reconcile, runNightly } from '../../../bff/flows/nightly-run.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { addService, assertInOrder, customer, issue, rowOf } from '../invoices/desk.ts';
import { openTill, settleDown, takenAtProvider, type Till } from './till.ts';

const good = '4242424242424242';
const mastercard = '5555555555554444';
const wantsCustomer = '4000002760003184';
const back = 'http://space.localhost:8787/pay/back';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;
let keys = 0;

const payments = ({ bff }: Till) =>
  bff.deps.db.selectFrom('payment').selectAll().orderBy('createdAt').execute();
const plan = ({ bff }: Till) =>
  bff.deps.db.selectFrom('scheduledPayment').selectAll().executeTakeFirstOrThrow();

async function post(till: Till, path: string, body: object): Promise<Response> {
  const { session } = await till.again();
  const headers = { 'idempotency-key': `provider-refuses-${++keys}` };
  return till.bff.call(path, { method: 'POST', session, headers, body });
}

/** The provider holds a means no more, and its event has not come. */
async function forgotten(till: Till, methodId: string): Promise<void> {
  till.psp.faults({ copies: 0 });
  const { deps } = till.bff;
  const { ref } = await deps.db
    .selectFrom('paymentMethod')
    .where('id', '=', methodId)
    .select('ref')
    .executeTakeFirstOrThrow();
  await deps.payments.detachMethod(ref);
  await till.psp.tick();
}

async function night({ bff, clock, psp }: Till, day: string, at = bff): Promise<void> {
  clock.set(`${day}T09:00:00.000Z`);
  await runNightly(at.deps, 'one');
  await settleDown({ bff: at, psp });
}

onBothEngines('a provider that refuses', (engine) => {
  it('a means that he holds no more leads to another one', async () => {
    const till = await openTill(engine);
    const first = await till.saveCard(good);
    const second = await till.saveCard(mastercard);
    const { id } = await issue(till.bff);
    await forgotten(till, first);

    const refused = await post(till, '/api/payments', { invoices: [{ id }], method: first });
    assert.equal((await problemOf(refused)).code, 'payment-declined');
    assert.equal((await post(till, '/api/payments', { invoices: [{ id }], method: second })).status, 200);

    assert.deepEqual(
      (await payments(till)).map(({ status }) => status),
      ['failed', 'succeeded'],
    );
    await assertInOrder(till.bff);
  });

  it('an amount says which one he takes', async () => {
    const till = await openTill(engine);
    const method = await till.saveCard(good);
    const { id } = await issue(till.bff);

    const refused = await problemOf(
      await post(till, '/api/payments', { invoices: [{ id, cents: 30 }], method }),
    );

    assert.equal(refused.code, 'invalid-input');
    assert.match(refused.errors?.[0]?.detail ?? '', /at least 50 cents/);
    assert.equal((await rowOf(till.bff, id)).attempt, null);
  });

  it('another means for a charge that waits at the bank leaves that charge as it is: nothing is charged beside it', async () => {
    const till = await openTill(engine);
    await till.saveCard(wantsCustomer);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    for (const day of ['2026-11-25', '2026-12-03']) await night(till, day);
    assert.equal((await plan(till)).status, 'action_required');
    const other = await (await till.again()).saveCard(mastercard);
    await forgotten(till, other);

    const refused = await post(till, `/api/scheduled-payments/${(await plan(till)).id}/pay`, {
      method: other,
    });

    assert.equal((await problemOf(refused)).code, 'payment-declined');
    const [payment] = await payments(till);
    const truth = await till.bff.deps.payments.fetchPayment(payment?.ref ?? '');
    assert.deepEqual([payment?.status, truth.status], ['requires_action', 'requires_action']);
    assert.equal((await plan(till)).status, 'action_required');
  });

  it('our keys still shows a payment as it was last known', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(wantsCustomer);
    const { id } = await issue(till.bff);
    const { payment } = await pay(till.bff.deps, till.actor, {
      invoices: [{ id }],
      methodId,
      returnUrl: back,
    });
    const keyless = await till.second({ payments: noPayments });

    const answer = await keyless.call(`/api/payments/${payment.id}`, { session: till.session });

    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { status: string }).status, payment.status);
  });

  it('our keys costs no customer a try or a mail about his bank', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    await night(till, '2026-11-25');
    const keyless = await till.second({ payments: noPayments });

    await night(till, '2026-12-03', keyless);

    const mails = await till.bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:charge-declined%')
      .select('key')
      .execute();
    assert.deepEqual(mails, []);
    await night(till, '2026-12-04');
    assert.equal((await plan(till)).status, 'paid');
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('and a payment that is not what was asked for keeps nobody else from being looked at', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard(wantsCustomer);
    const { id } = await issue(till.bff);
    await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: back });
    await till.bff.deps.db.updateTable('payment').set({ cents: 1 }).execute();
    till.clock.advance(60_000);

    assert.equal(await reconcile(till.bff.deps), 1);
    assert.equal(await reconcile(till.bff.deps), 0, 'an operator reads of it now and then, not each time');
  });
});
