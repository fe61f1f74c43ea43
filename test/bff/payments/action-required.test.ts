import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, settleDown, takenAtProvider, type Holder, type Till } from './till.ts';

const good = '4242424242424242';
const wantsCustomer = '4000002760003184';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;
let keys = 0;

type Paid = Output<'payScheduledNow'>;

async function post(till: Till, holder: Holder, path: string, body: object): Promise<Response> {
  const headers = { 'idempotency-key': `action-required-${++keys}` };
  return till.bff.call(path, { method: 'POST', session: holder.session, headers, body });
}

async function payNow(till: Till, holder: Holder, body: object = {}): Promise<Paid> {
  const answer = await post(till, holder, `/api/scheduled-payments/${(await plan(till)).id}/pay`, body);
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as Paid;
}

const plan = ({ bff }: Till) =>
  bff.deps.db.selectFrom('scheduledPayment').selectAll().executeTakeFirstOrThrow();
const payments = ({ bff }: Till) => bff.deps.db.selectFrom('payment').selectAll().orderBy('id').execute();

/** A planned charge that the bank wants the customer for, and its holder signed in on that day. */
async function waiting(till: Till): Promise<Holder> {
  await till.saveCard(wantsCustomer);
  await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
  for (const day of ['2026-11-25', '2026-12-03']) {
    till.clock.set(`${day}T09:00:00.000Z`);
    await runNightly(till.bff.deps, 'one');
    await settleDown(till);
  }
  assert.equal((await plan(till)).status, 'action_required');
  return till.again();
}

onBothEngines('a planned charge that waits for the customer', (engine) => {
  it('goes on with its one attempt when he pays now, however often', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const [open] = await payments(till);

    const first = await payNow(till, holder);
    const second = await payNow(till, holder);
    assert.deepEqual([first.payment, second.payment], [open?.id, open?.id]);
    assert.ok(first.redirectUrl);
    assert.equal((await plan(till)).status, 'action_required');
    await visit(second.redirectUrl ?? '', { number: wantsCustomer });
    await settleDown(till);

    assert.equal((await plan(till)).status, 'paid');
    assert.equal((await payments(till)).length, 1);
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('takes another means in the same attempt', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);

    const paid = await payNow(till, holder, { method: await holder.saveCard(good) });
    assert.equal(paid.status, 'succeeded');
    assert.equal((await plan(till)).status, 'paid');
    assert.equal((await payments(till)).length, 1);
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('is what the page of its mail goes on with', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const invoices = [{ id: (await plan(till)).invoiceId }];

    const made = await post(till, holder, '/api/payments/quotes', { invoices });
    const { quote } = (await made.json()) as Output<'quotePayment'>;
    const started = await post(till, holder, '/api/payments', { quote, useCredit: false });
    const { payment, redirectUrl } = (await started.json()) as Output<'payInvoices'>;
    assert.equal(payment, (await payments(till))[0]?.id);
    await visit(redirectUrl ?? '', { number: wantsCustomer });
    await settleDown(till);

    assert.equal((await plan(till)).status, 'paid');
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('is tried anew once he has said no to his bank, and is taken once', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const asked = await payNow(till, holder);
    await visit(asked.redirectUrl ?? '', { number: wantsCustomer, challenge: 'deny' });
    await settleDown(till);
    assert.equal((await plan(till)).status, 'failed');

    const paid = await payNow(till, holder, { method: await holder.saveCard(good) });
    assert.equal(paid.status, 'succeeded');
    assert.deepEqual((await payments(till)).map(({ status }) => status).toSorted(), ['failed', 'succeeded']);
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('is paid when he confirms it although he had stopped it', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const asked = await payNow(till, holder);
    const { id, version } = await plan(till);
    const stopped = await till.bff.call(`/api/scheduled-payments/${id}/stop`, {
      method: 'POST',
      session: holder.session,
      headers: { 'if-match': `"${version}"` },
      body: {},
    });
    assert.equal(stopped.status, 200, await stopped.clone().text());
    await visit(asked.redirectUrl ?? '', { number: wantsCustomer });
    await settleDown(till);

    assert.equal((await plan(till)).status, 'paid');
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });
});
