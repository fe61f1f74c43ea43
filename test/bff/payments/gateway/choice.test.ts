import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choosePayments } from '../../../../bff/config-payments.ts';

const keys = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
const site = {
  SANDBOX_PSP_URL: 'http://127.0.0.1:4600/',
  SANDBOX_PSP_PAGES: 'http://pay.psp.localhost:4600',
  SANDBOX_PSP_KEY: 'key',
  SANDBOX_PSP_SECRET: 'secret',
};
const sandbox = {
  kind: 'sandbox',
  apiUrl: 'http://127.0.0.1:4600',
  publicUrl: 'http://pay.psp.localhost:4600',
  apiKey: 'key',
  webhookSecret: 'secret',
  account: 'acct_sandbox',
};
const production = { NODE_ENV: 'production' };

describe('the choice of the payment gateway at start', () => {
  it('is nobody when nothing is said, and the sandbox when it is named, outside production', () => {
    assert.deepEqual(choosePayments({}), { kind: 'none' });
    assert.deepEqual(choosePayments(site), sandbox);
    assert.deepEqual(choosePayments({ ...site, NODE_ENV: 'development' }), sandbox);
  });

  it('refuses the sandbox in production, and says both remedies', () => {
    for (const flag of [undefined, '', '0', '1', 'true', 'mail', 'payment']) {
      for (const env of [site, {}]) {
        assert.throws(
          () => choosePayments({ ...production, ...env, ALLOW_SANDBOX: flag }),
          /^Error: STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are missing: .* ALLOW_SANDBOX=payments/,
        );
      }
    }
  });

  it('takes the sandbox in production with the explicit flag', () => {
    assert.deepEqual(choosePayments({ ...production, ...site, ALLOW_SANDBOX: 'payments' }), sandbox);
    assert.deepEqual(choosePayments({ ...production, ...site, ALLOW_SANDBOX: 'mail, payments' }), sandbox);
  });

  it('is Stripe with both secrets, whatever else is there', () => {
    const expected = { kind: 'stripe', secretKey: 'sk_test_1', webhookSecret: 'whsec_1' };

    assert.deepEqual(choosePayments(keys), expected);
    assert.deepEqual(choosePayments({ ...production, ...site, ...keys }), expected);
  });

  it('never falls back to the sandbox on half a configuration', () => {
    assert.throws(
      () => choosePayments({ ...site, STRIPE_SECRET_KEY: 'sk_test_1' }),
      /STRIPE_WEBHOOK_SECRET must start with/,
    );
    assert.throws(
      () => choosePayments({ ...site, STRIPE_WEBHOOK_SECRET: 'whsec_1' }),
      /STRIPE_SECRET_KEY must start with/,
    );
    assert.throws(
      () => choosePayments({ ...keys, STRIPE_SECRET_KEY: 'pk_test_1' }),
      /STRIPE_SECRET_KEY must start with/,
    );
  });

  it('names what is wrong about the sandbox', () => {
    assert.throws(
      () => choosePayments({ ...site, SANDBOX_PSP_KEY: undefined }),
      /^Error: SANDBOX_PSP_KEY is missing/,
    );
    assert.throws(
      () => choosePayments({ ...site, SANDBOX_PSP_SECRET: '' }),
      /^Error: SANDBOX_PSP_SECRET is missing/,
    );
    assert.throws(
      () => choosePayments({ ...site, SANDBOX_PSP_URL: 'psp' }),
      /^Error: SANDBOX_PSP_URL must be an address/,
    );
    assert.throws(
      () => choosePayments({ ...site, SANDBOX_PSP_PAGES: 'ftp://x' }),
      /^Error: SANDBOX_PSP_PAGES must be/,
    );
  });
});
