import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choosePayments } from '../../../../bff/adapters/sandbox/payments/start-rule.ts';

const keys = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };

describe('the choice of the payment gateway at start', () => {
  it('is the sandbox when nothing is said, outside production', () => {
    assert.deepEqual(choosePayments({}), { kind: 'sandbox' });
    assert.deepEqual(choosePayments({ NODE_ENV: 'development' }), { kind: 'sandbox' });
  });

  it('refuses the sandbox in production, and says both remedies', () => {
    assert.throws(
      () => choosePayments({ NODE_ENV: 'production' }),
      /STRIPE_SECRET_KEY.*ALLOW_SANDBOX_PAYMENTS=1/s,
    );
    for (const flag of ['', '0', 'true', 'yes']) {
      assert.throws(() => choosePayments({ NODE_ENV: 'production', ALLOW_SANDBOX_PAYMENTS: flag }));
    }
  });

  it('takes the sandbox in production with the explicit flag', () => {
    const env = { NODE_ENV: 'production', ALLOW_SANDBOX_PAYMENTS: '1' };

    assert.deepEqual(choosePayments(env), { kind: 'sandbox' });
  });

  it('is Stripe with both secrets', () => {
    const expected = { kind: 'stripe', secretKey: 'sk_test_1', webhookSecret: 'whsec_1' };

    assert.deepEqual(choosePayments(keys), expected);
    assert.deepEqual(choosePayments({ ...keys, NODE_ENV: 'production' }), expected);
  });

  it('never falls back to the sandbox on half a configuration', () => {
    assert.throws(
      () => choosePayments({ STRIPE_SECRET_KEY: 'sk_test_1' }),
      /STRIPE_WEBHOOK_SECRET: must start with whsec_/,
    );
    assert.throws(
      () => choosePayments({ STRIPE_WEBHOOK_SECRET: 'whsec_1' }),
      /STRIPE_SECRET_KEY: must start with/,
    );
    assert.throws(() => choosePayments({ ...keys, STRIPE_SECRET_KEY: 'pk_test_1' }), /STRIPE_SECRET_KEY/);
  });
});
