import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { failureOf } from '../../../../bff/adapters/stripe-payments/declines.ts';
import { charge, savedMethod } from './acts.ts';
import { iban } from './numbers.ts';
import { openStripe } from './stripe.ts';

describe('events of Stripe', () => {
  let bench: Awaited<ReturnType<typeof openStripe>>;
  beforeEach(async () => {
    bench = await openStripe();
  });
  const subject = async (type: string, object: object) => {
    const payload = JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type,
      created: 1,
      livemode: false,
      data: { object },
    });
    const { body, headers } = bench.double.sign(payload);
    const { about, ref } = await bench.gateway.verifyWebhook(body, headers);
    return `${about} ${ref}`.trim();
  };

  it('say what to fetch, whatever the family', async () => {
    try {
      assert.equal(await subject('payment_intent.processing', { id: 'pi_1' }), 'payment pi_1');
      assert.equal(await subject('setup_intent.setup_failed', { id: 'seti_1' }), 'setup seti_1');
      assert.equal(
        await subject('checkout.session.completed', { id: 'cs_1', mode: 'payment' }),
        'payment cs_1',
      );
      assert.equal(await subject('checkout.session.completed', { id: 'cs_2', mode: 'setup' }), 'setup cs_2');
      assert.equal(await subject('charge.refunded', { id: 'ch_1', payment_intent: 'pi_2' }), 'payment pi_2');
      assert.equal(await subject('charge.refunded', { id: 'ch_1', payment_intent: null }), 'nothing');
      assert.equal(await subject('refund.failed', { id: 're_1' }), 'refund re_1');
      assert.equal(await subject('charge.refund.updated', { id: 're_2' }), 'refund re_2');
      assert.equal(await subject('charge.dispute.funds_withdrawn', { id: 'du_1' }), 'dispute du_1');
      assert.equal(await subject('mandate.updated', { id: 'mandate_1' }), 'mandate mandate_1');
      assert.equal(await subject('payment_method.automatically_updated', { id: 'pm_1' }), 'method pm_1');
      assert.equal(await subject('charge.succeeded', { id: 'ch_2' }), 'nothing');
      assert.equal(await subject('invoice.paid', { id: 'in_1' }), 'nothing');
    } finally {
      await bench.close();
    }
  });

  it('come signed, delayed, doubled and reordered, and still lead to one payment', async () => {
    const { customer, method } = await savedMethod(bench, { kind: 'sepa_debit', number: iban.good });
    bench.double.takeEvents();
    const payment = await charge(bench.gateway, { customer, method });
    await bench.pass(200_000);
    const deliveries = bench.double.takeEvents({ copies: 2, reversed: true });

    const events = await Promise.all(
      deliveries.map(({ body, headers }) => bench.gateway.verifyWebhook(body, headers)),
    );
    await bench.close();

    const told = events.filter(({ about }) => about === 'payment');
    assert.deepEqual(
      told.map(({ type }) => type),
      [
        'payment_intent.succeeded',
        'payment_intent.succeeded',
        'payment_intent.processing',
        'payment_intent.processing',
      ],
    );
    assert.equal(new Set(told.map(({ id }) => id)).size, 2);
    assert.ok(told.every(({ ref }) => ref === payment.ref));
  });
});

describe('declines of Stripe', () => {
  const severity = (decline_code: string, code = 'card_declined') =>
    failureOf({ code, decline_code }).severity;

  it('are hard when the same card must not be tried again', () => {
    for (const reason of [
      'lost_card',
      'stolen_card',
      'pickup_card',
      'expired_card',
      'revocation_of_authorization',
      'fraudulent',
    ]) {
      assert.equal(severity(reason), 'hard', reason);
    }
    for (const code of [
      'account_closed',
      'no_account',
      'debit_not_authorized',
      'expired_card',
      'incorrect_number',
    ]) {
      assert.equal(failureOf({ code }).severity, 'hard', code);
    }
  });

  it('are soft when a later try may pass, also for reasons that nobody knows yet', () => {
    for (const reason of [
      'insufficient_funds',
      'generic_decline',
      'processing_error',
      'issuer_not_available',
      'brand_new_reason',
    ]) {
      assert.equal(severity(reason), 'soft', reason);
    }
  });

  it('follow the issuer’s advice before our list', () => {
    const advised = failureOf({
      code: 'card_declined',
      decline_code: 'generic_decline',
      advice_code: 'do_not_try_again',
    });

    assert.equal(advised.severity, 'hard');
  });
});
