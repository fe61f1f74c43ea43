import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { reconcile, runNightly } from '../../../bff/flows/nightly-run.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, settleDown, takenAtProvider } from './till.ts';
import {
  auto,
  good,
  payments,
  payNow,
  plan,
  post,
  waiting,
  waitingTogether,
  wantsCustomer,
} from './waiting.ts';

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
    const holder = await waitingTogether(till);
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

  it('is given up after 72 hours, told, and tried again; until then it waits', async () => {
    const till = await openTill(engine);
    await waiting(till);
    till.clock.advance(71 * 3_600_000);
    await reconcile(till.bff.deps);
    assert.equal((await plan(till)).status, 'action_required');

    till.clock.advance(2 * 3_600_000);
    await reconcile(till.bff.deps);

    const { status, nextTryOn } = await plan(till);
    assert.deepEqual([status, nextTryOn], ['failed', '2026-12-07']);
    assert.deepEqual(
      (await payments(till)).map((it) => it.status),
      ['canceled'],
    );
    const invoice = await till.bff.deps.db.selectFrom('invoice').select('attempt').executeTakeFirstOrThrow();
    assert.equal(invoice.attempt, null, 'it can be paid another way');
    const told = await till.bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:charge-unconfirmed:%')
      .select('payload')
      .execute();
    assert.equal(told.length, 1);
    assert.match(told[0]?.payload ?? '', /72 heures/);
    await assertInOrder(till.bff);
  });

  it('that finds no means says that there is none, not that a bank refused it', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    for (const day of ['2026-11-25', '2026-12-03']) {
      till.clock.set(`${day}T09:00:00.000Z`);
      await runNightly(till.bff.deps, 'one');
    }
    const mails = await till.bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:charge-%')
      .select(['key', 'payload'])
      .orderBy('id')
      .execute();
    assert.deepEqual(
      mails.map(({ key }) => key.split(':')[1]),
      ['charge-announced', 'charge-missing'],
    );
    assert.doesNotMatch(mails[1]?.payload ?? '', /banque a refusé/);
  });
});
