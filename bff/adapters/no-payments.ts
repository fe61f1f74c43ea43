import { GatewayMisconfigured, WebhookRejected } from '../ports/payment-errors.ts';
import type { PaymentGateway } from '../ports/payments.ts';

const refuse = (): never => {
  throw new GatewayMisconfigured(
    'no payment provider is set up: give STRIPE_SECRET_KEY, or start the sandbox',
  );
};

async function* nothing(): AsyncGenerator<never> {}

/** Where no provider is set up, as in a page that holds the server: every payment is refused and says so. */
export const noPayments: PaymentGateway = {
  kind: 'sandbox',
  live: false,
  hostedOrigins: [],
  leastCents: 50,
  createCustomer: async () => refuse(),
  startMethodSetup: async () => refuse(),
  fetchSetup: async () => refuse(),
  startPayment: async () => refuse(),
  chargeSaved: async () => refuse(),
  resumePayment: async () => refuse(),
  cancelPayment: async () => refuse(),
  fetchPayment: async () => refuse(),
  findPayments: async () => refuse(),
  refund: async () => refuse(),
  fetchRefund: async () => refuse(),
  findRefunds: async () => refuse(),
  fetchMethod: async () => refuse(),
  fetchMandate: async () => refuse(),
  detachMethod: async () => refuse(),
  fetchDispute: async () => refuse(),
  recentRefunds: nothing,
  recentDisputes: nothing,
  verifyWebhook: async () => {
    throw new WebhookRejected('account', 'no payment provider is set up');
  },
};
