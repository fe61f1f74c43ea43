import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { stripePayments } from '../../../../bff/adapters/stripe-payments/gateway.ts';
import { GatewayBusy, GatewayUnreachable } from '../../../../bff/ports/payment-errors.ts';
import { back, charge, fresh, hosted, newCustomer, savedMethod } from './acts.ts';
import { card, iban } from './numbers.ts';
import { openStripe, secretKey, webhookSecret } from './stripe.ts';

describe('what goes over the wire to Stripe', () => {
  let bench: Awaited<ReturnType<typeof openStripe>>;
  before(async () => {
    bench = await openStripe();
  });
  after(() => bench.close());
  const last = (path: RegExp) =>
    bench.double.seen.findLast((one) => path.test(one.path)) ?? assert.fail(`nothing went to ${path}`);

  it('carries the pinned version, our key, no telemetry, and an idempotency key on every write', async () => {
    const { customer, method } = await savedMethod(bench, { number: card.good });
    const payment = await charge(bench.gateway, { customer, method });
    await bench.gateway.refund({
      payment: payment.ref,
      cents: 100,
      reference: 'AV-1',
      idempotencyKey: fresh('ref'),
    });
    await bench.gateway.detachMethod(method.ref);

    assert.ok(bench.double.seen.length >= 5);
    for (const { method: verb, headers, path } of bench.double.seen) {
      assert.equal(headers['stripe-version'], '2026-10-28.endive');
      assert.equal(headers['authorization'], `Bearer ${secretKey}`);
      assert.equal(headers['x-stripe-client-telemetry'], undefined);
      if (verb === 'POST')
        assert.ok(
          headers['idempotency-key'] && !String(headers['idempotency-key']).startsWith('stripe-node'),
          path,
        );
    }
  });

  it('says of a renewal that the customer is away, and nothing about methods that Stripe no longer takes', async () => {
    const { customer, method } = await savedMethod(bench, { kind: 'sepa_debit', number: iban.good });

    await charge(bench.gateway, { customer, method, cents: 1_299, reference: 'plan-7', key: 'pay:inv_1:1' });
    const { params, headers } = last(/payment_intents$/);

    assert.deepEqual(params, {
      amount: '1299',
      currency: 'eur',
      customer,
      payment_method: method.ref,
      allowed_payment_method_types: { 0: 'sepa_debit' },
      description: 'Facture FA-2026-000123',
      metadata: { reference: 'plan-7' },
      confirm: 'true',
      off_session: 'true',
      expand: { 0: 'latest_charge', 1: 'payment_method' },
    });
    assert.equal(headers['idempotency-key'], 'pay:inv_1:1');
  });

  it('asks for a page with the amount, the reference on page and payment, and the way back', async () => {
    const customer = await newCustomer(bench.gateway);

    const payment = await hosted(bench.gateway, customer, { saveMethod: true, kinds: ['card'] });
    const { params } = last(/checkout\/sessions$/);

    assert.deepEqual(params, {
      mode: 'payment',
      customer,
      client_reference_id: payment.reference,
      allowed_payment_method_types: { 0: 'card' },
      line_items: {
        0: {
          quantity: '1',
          price_data: {
            currency: 'eur',
            unit_amount: '2400',
            product_data: { name: 'Facture FA-2026-000123' },
          },
        },
      },
      success_url: back.returnUrl,
      cancel_url: back.returnUrl,
      locale: 'fr',
      metadata: { reference: payment.reference },
      payment_intent_data: {
        description: 'Facture FA-2026-000123',
        metadata: { reference: payment.reference },
        setup_future_usage: 'off_session',
      },
    });
  });

  it('gives a client secret for fields on our own hosted page, when asked to', async () => {
    const customer = await newCustomer(bench.gateway);

    const setup = await bench.gateway.startMethodSetup({
      customer,
      kinds: ['card', 'sepa_debit'],
      reference: 'setup-1',
      ...back,
      entry: 'fields',
      idempotencyKey: fresh('setup'),
    });

    assert.match(setup.clientSecret ?? '', /^seti_secret/);
    assert.equal(setup.redirectUrl, null);
    assert.equal(last(/setup_intents$/).params['usage'], 'off_session');
  });

  it('charges once although the SDK sends again after a reset, whatever its settings', async () => {
    const { customer, method } = await savedMethod(bench, { number: card.good });
    const before = bench.double.seen.length;
    bench.double.faults.resetAfter = 1;

    const paid = await charge(bench.gateway, { customer, method });
    const sent = bench.double.seen.slice(before).filter(({ path }) => path === '/v1/payment_intents');

    assert.equal(paid.status, 'succeeded');
    assert.equal(sent.length, 2);
    assert.equal(sent[0]?.headers['idempotency-key'], sent[1]?.headers['idempotency-key']);
    assert.equal(await bench.takenFrom(customer), 1);
  });

  it('is busy when Stripe is, and unknown after its own errors', async () => {
    const { customer, method } = await savedMethod(bench, { number: card.good });
    const trouble = async (refuse: 'rate_limit' | 'lock_timeout' | 'api_error') => {
      bench.double.faults.refuse = refuse;
      return charge(bench.gateway, { customer, method }).catch((error: unknown) => error);
    };

    assert.ok((await trouble('rate_limit')) instanceof GatewayBusy);
    assert.ok((await trouble('lock_timeout')) instanceof GatewayBusy);
    assert.ok((await trouble('api_error')) instanceof GatewayUnreachable);
    assert.equal(await bench.takenFrom(customer), 0);
  });

  it('is unreachable when nobody listens', async () => {
    const nobody = stripePayments({
      secretKey,
      webhookSecret,
      clock: Date,
      retries: 0,
      server: { host: '127.0.0.1', port: 9, protocol: 'http' },
    });

    await assert.rejects(newCustomer(nobody), GatewayUnreachable);
  });

  it('takes a method that was forgotten elsewhere for forgotten', async () => {
    const { method } = await savedMethod(bench, { number: card.good });
    bench.double.item(method.ref).customer = null;

    await bench.gateway.detachMethod(method.ref);

    assert.equal((await bench.gateway.fetchMethod(method.ref)).customer, null);
  });

  it('finds a payment among more than a page of them', async () => {
    const { customer, method } = await savedMethod(bench, { number: card.good });
    const wanted = await charge(bench.gateway, { customer, method, reference: 'needle', key: fresh('pay') });
    for (let n = 0; n < 120; n++) await charge(bench.gateway, { customer, method });

    const found = await bench.gateway.findPayments({ customer, reference: 'needle' });

    assert.deepEqual(
      found.map(({ ref }) => ref),
      [wanted.ref],
    );
  });

  it('knows whether its money is real', () => {
    const live = (key: string) => stripePayments({ secretKey: key, webhookSecret, clock: Date }).live;

    assert.deepEqual(['sk_live_1', 'rk_live_1', 'sk_test_1', 'rk_test_1'].map(live), [
      true,
      true,
      false,
      false,
    ]);
    assert.deepEqual(stripePayments({ secretKey, webhookSecret, clock: Date }).hostedOrigins, [
      'https://checkout.stripe.com',
      'https://hooks.stripe.com',
    ]);
  });
});
