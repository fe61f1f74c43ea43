import { stripePayments } from '../../../../bff/adapters/stripe-payments/gateway.ts';
import { type StripeDouble, startStripeDouble } from '../../../support/stripe-double/server.ts';
import { type Bench, handClock } from './bench.ts';

export const secretKey = 'sk_test_double';
export const webhookSecret = 'whsec_double';

/** The real SDK against a local server that follows Stripe's documented API. */
export async function openStripe(): Promise<Bench & { readonly double: StripeDouble }> {
  const clock = handClock(Math.floor(Date.now() / 1000) * 1000);
  const double = await startStripeDouble({ clock, secretKey, webhookSecret });
  const origin = `http://127.0.0.1:${double.server.port}`;
  const adapter = (change: { timeoutMs?: number; secretKey?: string; retries?: number }) =>
    stripePayments({
      secretKey,
      webhookSecret,
      clock,
      server: double.server,
      hostedOrigins: [origin],
      retries: 0,
      ...change,
    });
  return {
    double,
    gateway: adapter({}),
    impatient: adapter({ timeoutMs: 400 }),
    stranger: adapter({ secretKey: 'sk_test_wrong' }),
    async pass(ms) {
      clock.move(ms);
      double.run();
    },
    deliveries: async () => double.takeEvents(),
    async hangAfter(times) {
      double.faults.hangAfter = times;
    },
    // The SDK itself sends a second time after a reset, whatever its settings say.
    async dropBefore(times) {
      double.faults.dropBefore = times * 2;
    },
    async spoil(payment, { received, currency }) {
      const intent = double.item(payment);
      if (received !== undefined) intent.amount_received = received;
      if (currency !== undefined) intent.currency = currency.toLowerCase();
    },
    giveBack: async (payment, cents) => double.giveBack(payment, cents),
    closeDispute: async (dispute, outcome) => double.closeDispute(dispute, outcome),
    sign: async (body, seconds = 0) =>
      double.sign(body, { seconds: Math.floor(clock.now() / 1000) + seconds }),
    async changed(delivery, what) {
      const change = what === 'account' ? { account: 'acct_other' } : { livemode: true };
      return double.sign(JSON.stringify({ ...JSON.parse(delivery.body), ...change }));
    },
    takenFrom: async (customer) =>
      double.items('charge').filter((charge) => charge.customer === customer && charge.paid).length,
    close: () => double.close(),
  };
}
