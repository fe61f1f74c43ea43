import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  back,
  declineOf,
  euros,
  events,
  fresh,
  hosted,
  newCustomer,
  refusedAs,
  returnUrl,
  savedMethod,
} from './acts.ts';
import type { Bench } from './bench.ts';
import { visit } from './customer.ts';
import { card, iban } from './numbers.ts';

const minute = 60_000;

/** Payments that the customer makes himself. */
export function paymentContract(open: () => Bench): void {
  const start = async (more: object = {}) => {
    const { gateway } = open();
    const customer = await newCustomer(gateway);
    const payment = await hosted(gateway, customer, more);
    return { gateway, customer, payment, page: payment.redirectUrl ?? '' };
  };

  describe('paying on the provider’s page', () => {
    it('waits on a page of the provider and takes nothing before', async () => {
      const { gateway, customer, payment, page } = await start();

      assert.ok(gateway.hostedOrigins.includes(new URL(page).origin), page);
      assert.equal(payment.status, 'requires_payment_method');
      assert.deepEqual(payment.amount, euros(2_400));
      assert.equal(payment.received, 0);
      assert.equal(await open().takenFrom(customer), 0);
    });

    it('is paid after the page, under the first reference as under its own', async () => {
      const { gateway, customer, payment, page } = await start();

      const outcome = await visit(page, { number: card.good });
      const paid = await gateway.fetchPayment(payment.ref);

      assert.deepEqual(outcome, { back: returnUrl });
      assert.equal(paid.status, 'succeeded');
      assert.equal(paid.received, 2_400);
      assert.equal(paid.reference, payment.reference);
      assert.equal(paid.redirectUrl, null);
      assert.equal(paid.customer, customer);
      assert.deepEqual(await gateway.fetchPayment(paid.ref), paid);
      const found = await gateway.findPayments({ customer, reference: payment.reference ?? '' });
      assert.deepEqual(
        found.map(({ ref }) => ref),
        [paid.ref],
      );
    });

    it('tells of it by events that all lead to the same payment', async () => {
      const bench = open();
      const { gateway, payment, page } = await start();
      await bench.deliveries();

      await visit(page, { number: card.good });
      const told = (await events(bench)).filter(({ about }) => about === 'payment');
      const refs = await Promise.all(told.map(async ({ ref }) => (await gateway.fetchPayment(ref)).ref));

      assert.deepEqual([...new Set(refs)], [(await gateway.fetchPayment(payment.ref)).ref]);
    });

    it('keeps the card for later only when asked to', async () => {
      const keeping = await start({ saveMethod: true });
      const passing = await start();

      await visit(keeping.page, { number: card.good });
      await visit(passing.page, { number: card.good });
      const kept = (await keeping.gateway.fetchPayment(keeping.payment.ref)).paidWith;
      const used = (await passing.gateway.fetchPayment(passing.payment.ref)).paidWith;

      assert.equal(kept?.kind, 'card');
      assert.equal((await keeping.gateway.fetchMethod(kept?.ref ?? '')).customer, keeping.customer);
      assert.equal((await passing.gateway.fetchMethod(used?.ref ?? '')).customer, null);
    });

    it('shows a refusal on the page, tells us of it, and lets another card pay once', async () => {
      const { gateway, customer, payment, page } = await start();

      const first = await visit(page, { number: card.declined });
      const between = await gateway.fetchPayment(payment.ref);
      const second = await visit(page, { number: card.good });

      assert.ok('refused' in first);
      assert.equal(between.status, 'requires_payment_method');
      assert.deepEqual(between.failure, {
        code: 'card_declined',
        declineCode: 'generic_decline',
        severity: 'soft',
      });
      assert.equal(between.redirectUrl, page);
      assert.ok('back' in second);
      assert.equal((await gateway.fetchPayment(between.ref)).status, 'succeeded');
      assert.equal(await open().takenFrom(customer), 1);
    });

    it('passes through 3-D Secure', async () => {
      const { gateway, payment, page } = await start();

      const denied = await visit(page, { number: card.challengeAlways, challenge: 'deny' });
      const accepted = await visit(page, { number: card.challengeAlways });

      assert.ok('refused' in denied);
      assert.deepEqual(accepted, { back: returnUrl });
      assert.equal((await gateway.fetchPayment(payment.ref)).status, 'succeeded');
    });

    it('takes the money once when the page is sent twice', async () => {
      const { customer, page } = await start();

      const twice = await Promise.all([
        visit(page, { number: card.good }),
        visit(page, { number: card.good }),
      ]);

      assert.equal(twice.filter((outcome) => 'back' in outcome).length, 1);
      assert.equal(await open().takenFrom(customer), 1);
    });

    it('is processing for days with a SEPA debit, then paid', async () => {
      const { gateway, payment, page } = await start();

      await visit(page, { kind: 'sepa_debit', number: iban.good });
      const waiting = await gateway.fetchPayment(payment.ref);
      await open().pass(5 * minute);
      const paid = await gateway.fetchPayment(payment.ref);

      assert.equal(waiting.status, 'processing');
      assert.equal(waiting.received, 0);
      assert.equal(paid.status, 'succeeded');
      assert.ok(paid.paidWith?.mandate);
    });
  });

  describe('closing a page', () => {
    it('makes it unpayable', async () => {
      const { gateway, customer, payment, page } = await start();

      const canceled = await gateway.cancelPayment({ payment: payment.ref, idempotencyKey: fresh('cancel') });

      assert.equal(canceled.status, 'canceled');
      assert.equal(canceled.redirectUrl, null);
      assert.deepEqual(await visit(page, { number: card.good }), { closed: true });
      assert.equal(await open().takenFrom(customer), 0);
    });

    it('says that the payment won when it comes too late', async () => {
      const { gateway, payment, page } = await start();
      await visit(page, { number: card.good });

      const answer = await gateway.cancelPayment({ payment: payment.ref, idempotencyKey: fresh('cancel') });

      assert.equal(answer.status, 'succeeded');
      assert.equal(answer.received, 2_400);
    });

    it('stops a customer who is on the 3-D Secure page', async () => {
      const { gateway, customer, payment, page } = await start();
      const outcome = await visit(page, { number: card.challengeAlways, challenge: 'leave' });
      const during = await gateway.fetchPayment(payment.ref);

      const canceled = await gateway.cancelPayment({ payment: during.ref, idempotencyKey: fresh('cancel') });

      assert.equal(during.status, 'requires_action');
      assert.equal(canceled.status, 'canceled');
      assert.ok('left' in outcome);
      assert.deepEqual(await visit(outcome.left, { number: card.good }), { closed: true });
      assert.equal(await open().takenFrom(customer), 0);
    });

    it('happens by itself at the given time, and is told', async () => {
      const bench = open();
      const now = await bench.gateway.fetchPayment((await start()).payment.ref);
      const expiresAt = new Date(now.createdAt.getTime() + 40 * minute);
      const { gateway, payment, page } = await start({ expiresAt });
      await bench.deliveries();

      await bench.pass(41 * minute);

      assert.equal((await gateway.fetchPayment(payment.ref)).status, 'canceled');
      assert.deepEqual(await visit(page, { number: card.good }), { closed: true });
      const told = (await events(bench)).filter(({ about }) => about === 'payment');
      const seen = await Promise.all(told.map(({ ref }) => gateway.fetchPayment(ref)));
      assert.ok(
        seen.some(({ reference, status }) => reference === payment.reference && status === 'canceled'),
      );
    });
  });

  describe('paying with a saved card while there', () => {
    it('is paid at once', async () => {
      const { customer, method } = await savedMethod(open(), { number: card.good });

      const paid = await hosted(open().gateway, customer, { method: { ref: method.ref, kind: 'card' } });

      assert.equal(paid.status, 'succeeded');
      assert.equal(paid.received, 2_400);
      assert.equal(paid.redirectUrl, null);
      assert.deepEqual(paid.paidWith, { ref: method.ref, kind: 'card', mandate: null });
    });

    it('is sent to 3-D Secure when the bank wants it', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.challengeAlways });

      const asked = await hosted(gateway, customer, { method: { ref: method.ref, kind: 'card' } });
      const outcome = await visit(asked.redirectUrl ?? '', { number: card.challengeAlways });

      assert.equal(asked.status, 'requires_action');
      assert.deepEqual(outcome, { back: returnUrl });
      assert.equal((await gateway.fetchPayment(asked.ref)).received, 2_400);
    });

    it('is declined with the payment named', async () => {
      const { customer, method } = await savedMethod(open(), { number: card.keptThenDeclined });

      const { payment, failure } = await declineOf(
        hosted(open().gateway, customer, { method: { ref: method.ref, kind: 'card' } }),
      );

      assert.equal(failure.severity, 'soft');
      assert.equal((await open().gateway.fetchPayment(payment ?? '')).status, 'requires_payment_method');
    });

    it('refuses a card of another customer', async () => {
      const { method } = await savedMethod(open(), { number: card.good });
      const other = await newCustomer(open().gateway);

      const tried = hosted(open().gateway, other, { method: { ref: method.ref, kind: 'card' } });

      await assert.rejects(tried, refusedAs('method-unusable'));
    });
  });

  it('refuses amounts that nobody can charge', async () => {
    const { gateway } = open();
    const customer = await newCustomer(gateway);

    await assert.rejects(
      hosted(gateway, customer, { amount: euros(gateway.leastCents - 1) }),
      refusedAs('amount-too-small'),
    );
    await assert.rejects(hosted(gateway, customer, { amount: euros(12.5) }), refusedAs('invalid'));
    await assert.rejects(hosted(gateway, customer, { amount: euros(-2_400) }), refusedAs('invalid'));
    assert.equal(
      (await hosted(gateway, customer, { amount: euros(gateway.leastCents), ...back })).received,
      0,
    );
  });
}
