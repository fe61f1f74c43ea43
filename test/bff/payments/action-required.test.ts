import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { takeWord } from '../../../bff/flows/settle.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { GatewayUnreachable } from '../../../bff/ports/payment-errors.ts';
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

/** The customer stops it in his list. */
async function stop(till: Till, holder: Holder): Promise<Response> {
  const { id, version } = await plan(till);
  return till.bff.call(`/api/scheduled-payments/${id}/stop`, {
    method: 'POST',
    session: holder.session,
    headers: { 'if-match': `"${version}"` },
    body: {},
  });
}

/** He uses the link of the announcement. */
async function stopByLink(till: Till, _: Holder, mails: readonly Mail[]): Promise<Response> {
  const announced = mails.findLast(({ id }) => id.startsWith('charge-announced'));
  const token = /\/stop#([\w-]{43})/.exec(announced?.text ?? '')?.[1] ?? '';
  return till.bff.call(`/api/stop-links/${token}`, { method: 'POST', body: {} });
}

/** He turns automatic renewal off. */
async function turnOff(till: Till, holder: Holder): Promise<Response> {
  const { version } = await till.bff.deps.db
    .selectFrom('service')
    .where('id', '=', 'svc_a')
    .select('version')
    .executeTakeFirstOrThrow();
  return till.bff.call('/api/services/svc_a/auto-renew', {
    method: 'PUT',
    session: holder.session,
    headers: { 'if-match': `"${version}"` },
    body: { on: false },
  });
}

/** The keys of the mails left that hold a word. */
const mailsAbout = async ({ bff }: Till, word: string): Promise<string[]> =>
  (await bff.deps.db.selectFrom('outbox').where('kind', '=', 'mail').select('key').execute())
    .map(({ key }) => key)
    .filter((key) => key.includes(word));

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

  it('of a customer who takes it before its day says at once where his bank wants him', async () => {
    const till = await openTill(engine);
    await till.saveCard(wantsCustomer);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    till.clock.set('2026-11-25T09:00:00.000Z');
    await runNightly(till.bff.deps, 'one');
    const holder = await till.again();

    const paid = await payNow(till, holder);
    assert.equal(paid.status, 'requires_action');
    await visit(paid.redirectUrl ?? '', { number: wantsCustomer });
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

  it('is not what he goes on with when he wants to pay something else, and is let be', async () => {
    const till = await openTill(engine);
    await till.bff.call('/api/scheduled-payments/grouping', {
      method: 'PUT',
      session: till.session,
      body: { on: true },
    });
    await addService(till.bff, 'svc_b', customer, { expiresOn: '2026-12-11', ...auto });
    const holder = await waiting(till);
    const ids = (await till.bff.deps.db.selectFrom('paymentInvoice').selectAll().execute()).map(
      ({ invoiceId }) => ({ id: invoiceId }),
    );
    assert.equal(ids.length, 2);
    const method = await holder.saveCard(good);

    const [one, other] = ids;
    for (const invoices of [[one], [{ ...one, cents: 100 }, other], [{ ...one, cents: 100 }]]) {
      const answer = await post(till, holder, '/api/payments', { invoices, method });
      assert.equal(answer.status, 409, JSON.stringify(invoices));
      assert.equal(((await answer.json()) as { reason: string }).reason, 'payment-in-progress');
    }
    assert.deepEqual(
      (await payments(till)).map(({ status }) => status),
      ['requires_action'],
    );
    assert.equal((await takenAtProvider(till)).length, 0);

    const all = await post(till, holder, '/api/payments', { invoices: ids, method });
    assert.equal(all.status, 200);
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('is paid no second time while his bank works on it', async () => {
    const till = await openTill(engine);
    await till.saveAccount('FR1420041010050500013M02606');
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    for (const day of ['2026-11-25', '2026-12-03']) {
      till.clock.set(`${day}T09:00:00.000Z`);
      await runNightly(till.bff.deps, 'one');
    }
    assert.equal((await plan(till)).status, 'processing');
    const holder = await till.again();
    const invoices = [{ id: (await plan(till)).invoiceId }];

    const method = await holder.saveCard(good);
    const answer = await post(till, holder, '/api/payments', { invoices, method });
    assert.equal(answer.status, 409, await answer.clone().text());
    assert.equal((await payments(till)).length, 1);
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

  it('is withdrawn at the bank when he stops it, however he does: his bank takes nothing any more', async () => {
    for (const way of [stop, stopByLink, turnOff]) {
      const mails: Mail[] = [];
      const till = await openTill(engine, { mailer: { send: async (mail) => void mails.push(mail) } });
      const holder = await waiting(till);
      const asked = await payNow(till, holder);

      const answer = await way(till, holder, mails);
      assert.equal(answer.status, 200, await answer.clone().text());
      assert.deepEqual(await visit(asked.redirectUrl ?? '', { number: wantsCustomer }), { closed: true });
      await settleDown(till);

      assert.equal((await plan(till)).status, way === turnOff ? 'canceled' : 'stopped');
      assert.deepEqual(
        (await payments(till)).map(({ status }) => status),
        ['canceled'],
      );
      assert.equal((await takenAtProvider(till)).length, 0);
      assert.equal((await mailsAbout(till, 'charge-declined')).length, 0, 'nothing was declined');
      await assertInOrder(till.bff);
    }
  });

  it('can be paid another way at once after it was stopped', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    await stop(till, holder);

    const paid = await payNow(till, holder, { method: await holder.saveCard(good) });
    assert.equal(paid.status, 'succeeded');
    assert.equal((await plan(till)).status, 'paid');
    assert.equal((await takenAtProvider(till)).length, 1);
  });

  it('is stopped although the provider does not answer, who is asked again', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const asked = await payNow(till, holder);
    const { cancelPayment } = till.bff.deps.payments;
    till.bff.deps.payments.cancelPayment = () => Promise.reject(new GatewayUnreachable('no answer'));

    assert.equal((await stop(till, holder)).status, 200);
    assert.equal((await plan(till)).status, 'stopped');
    till.bff.deps.payments.cancelPayment = cancelPayment;
    till.clock.advance(11_000);
    await settleDown(till);

    assert.deepEqual(await visit(asked.redirectUrl ?? '', { number: wantsCustomer }), { closed: true });
    assert.equal((await payments(till))[0]?.status, 'canceled');
  });

  it('that he confirmed before he stopped it is paid, and he is told so', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const asked = await payNow(till, holder);
    await visit(asked.redirectUrl ?? '', { number: wantsCustomer });

    const answer = await stop(till, holder);
    assert.equal(answer.status, 409);
    assert.equal(((await answer.json()) as { reason: string }).reason, 'already-paid');
    assert.equal((await plan(till)).status, 'paid');
    await settleDown(till);
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('whose money comes after it was stopped and its invoice paid becomes credit, and is told', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    await stop(till, holder);
    await payNow(till, holder, { method: await holder.saveCard(good) });
    const late = (await payments(till)).find(({ status }) => status === 'canceled');
    assert.ok(late?.ref);
    const truth = await till.bff.deps.payments.fetchPayment(late.ref);

    await takeWord(till.bff.deps, late.id, { ...truth, status: 'succeeded', received: late.cents });

    const credit = await till.bff.deps.db
      .selectFrom('walletEntry')
      .select(['origin', 'originId', 'cents'])
      .execute();
    assert.deepEqual(credit, [{ origin: 'payment', originId: late.id, cents: late.cents }]);
    assert.equal((await mailsAbout(till, `received:${late.id}`)).length, 1);
    await assertInOrder(till.bff);
  });

  it('of several services goes on without the one that is stopped', async () => {
    const till = await openTill(engine);
    await till.bff.call('/api/scheduled-payments/grouping', {
      method: 'PUT',
      session: till.session,
      body: { on: true },
    });
    await addService(till.bff, 'svc_b', customer, { expiresOn: '2026-12-11', ...auto });
    const holder = await waiting(till);
    const charged = await till.bff.deps.db.selectFrom('scheduledPayment').selectAll().execute();
    assert.equal(new Set(charged.map(({ paymentId }) => paymentId)).size, 1);

    assert.equal((await stop(till, holder)).status, 200);
    await settleDown(till);
    till.clock.advance(24 * 3_600_000);
    await runNightly(till.bff.deps, 'one');
    await settleDown(till);

    const after = await till.bff.deps.db
      .selectFrom('scheduledPayment')
      .select(['status', 'paymentId'])
      .orderBy('status')
      .execute();
    assert.deepEqual(
      after.map(({ status }) => status),
      ['action_required', 'stopped'],
    );
    assert.notEqual(after[0]?.paymentId, charged[0]?.paymentId, 'a charge of its own');
    assert.equal((await takenAtProvider(till)).length, 0);
  });
});
