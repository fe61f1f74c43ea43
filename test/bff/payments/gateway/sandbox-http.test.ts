import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sandboxPayments } from '../../../../bff/adapters/sandbox/payments/gateway.ts';
import {
  GatewayBusy,
  GatewayMisconfigured,
  GatewayRefused,
  GatewayUnreachable,
} from '../../../../bff/ports/payment-errors.ts';

/** A gateway over a line that answers only this. */
const over = (answer: () => Response | Promise<Response>) =>
  sandboxPayments({
    apiUrl: 'http://127.0.0.1:1',
    publicUrl: 'http://pay.psp.localhost:1',
    apiKey: 'k',
    webhookSecret: 's',
    account: 'a',
    clock: Date,
    fetch: async () => answer(),
  });
const json = (status: number, body: unknown) => () => Response.json(body, { status });

describe('answers of the sandbox payment site that say little', () => {
  const unknown = {
    'a fault, even one that explains itself': json(500, { error: { code: 'invalid', message: 'boom' } }),
    'a gateway in between': json(502, {}),
    'a page instead of data': () => new Response('<!doctype html>', { status: 200 }),
    'a body cut short': () => new Response('{"id":', { status: 200 }),
    'a broken line': () => Promise.reject(new TypeError('fetch failed')),
  };
  for (const [name, answer] of Object.entries(unknown)) {
    it(`leave the outcome unknown: ${name}`, async () => {
      await assert.rejects(over(answer).fetchPayment('pay_1'), GatewayUnreachable);
    });
  }

  it('are told apart from refusals', async () => {
    await assert.rejects(over(json(429, { error: { message: 'slow down' } })).fetchPayment('p'), GatewayBusy);
    await assert.rejects(over(json(401, {})).fetchPayment('p'), /GatewayMisconfigured|SANDBOX_PSP_KEY/);
    await assert.rejects(over(json(401, {})).fetchPayment('p'), GatewayMisconfigured);
    await assert.rejects(
      over(json(400, { error: { code: 'brand-new' } })).fetchPayment('p'),
      (error: unknown) => {
        assert.ok(error instanceof GatewayRefused);
        assert.equal(error.reason, 'invalid');
        return true;
      },
    );
  });
});
