import { GatewayRefused } from '../../../ports/payment-errors.ts';
import type { PaymentGateway } from '../../../ports/payments.ts';
import { type SandboxAddress, type SandboxHttp, sandboxHttp } from './http.ts';
import { verifyDelivery, type WebhookTrust } from './webhook.ts';
import * as wire from './wire.ts';

export interface SandboxPayments extends SandboxAddress, WebhookTrust {
  /** Origin of the payment site's pages, such as `http://pay.psp.localhost:4600`. */
  readonly publicUrl: string;
}

const segment = encodeURIComponent;

/** The gateway over the visibly fake payment site: it redirects, delays, refuses and notifies like a real one. */
export function sandboxPayments(options: SandboxPayments): PaymentGateway {
  const http = sandboxHttp(options);
  return {
    kind: 'sandbox',
    live: false,
    hostedOrigins: [new URL(options.publicUrl).origin],
    leastCents: 50,
    ...setups(http),
    ...payments(http),
    ...refunds(http),
    verifyWebhook: (body, headers) => verifyDelivery(body, headers, options),
  };
}

type Setups = Pick<
  PaymentGateway,
  'createCustomer' | 'startMethodSetup' | 'fetchSetup' | 'fetchMethod' | 'fetchMandate' | 'detachMethod'
>;
const setups = (http: SandboxHttp): Setups => ({
  async createCustomer({ idempotencyKey, ...input }) {
    return (await http.post<{ id: string }>('/customers', input, idempotencyKey)).id;
  },
  async startMethodSetup({ idempotencyKey, entry, ...input }) {
    if (entry === 'fields')
      throw new GatewayRefused('invalid', 'entry: the sandbox has a page of its own only');
    return wire.setupOf(await http.post('/setups', input, idempotencyKey));
  },
  async fetchSetup(ref) {
    return wire.setupOf(await http.get(`/setups/${segment(ref)}`));
  },
  async fetchMethod(ref) {
    return wire.methodOf(await http.get(`/methods/${segment(ref)}`));
  },
  async fetchMandate(ref) {
    return wire.mandateOf(await http.get(`/mandates/${segment(ref)}`));
  },
  async detachMethod(ref) {
    await http.post(`/methods/${segment(ref)}/detach`, {}, `detach:${ref}`);
  },
});

type Payments = Pick<
  PaymentGateway,
  | 'startPayment'
  | 'chargeSaved'
  | 'resumePayment'
  | 'cancelPayment'
  | 'fetchPayment'
  | 'findPayments'
  | 'fetchDispute'
>;
const payments = (http: SandboxHttp): Payments => ({
  async startPayment({ idempotencyKey, expiresAt, ...input }) {
    const body = { ...input, ...(expiresAt && { expiresAt: expiresAt.getTime() }) };
    return wire.paymentOf(await http.post('/payments', body, idempotencyKey));
  },
  async chargeSaved({ idempotencyKey, ...input }) {
    return wire.paymentOf(await http.post('/charges', input, idempotencyKey));
  },
  async resumePayment({ idempotencyKey, payment, ...input }) {
    return wire.paymentOf(await http.post(`/payments/${segment(payment)}/resume`, input, idempotencyKey));
  },
  async cancelPayment({ idempotencyKey, payment }) {
    return wire.paymentOf(await http.post(`/payments/${segment(payment)}/cancel`, {}, idempotencyKey));
  },
  async fetchPayment(ref) {
    return wire.paymentOf(await http.get(`/payments/${segment(ref)}`));
  },
  async findPayments({ customer, reference, since }) {
    const query = new URLSearchParams({ customer, reference, since: String(since?.getTime() ?? 0) });
    return (await http.get<wire.PaymentWire[]>(`/payments?${query}`)).map(wire.paymentOf);
  },
  async fetchDispute(ref) {
    return wire.disputeOf(await http.get(`/disputes/${segment(ref)}`));
  },
});

type Refunds = Pick<
  PaymentGateway,
  'refund' | 'fetchRefund' | 'findRefunds' | 'recentRefunds' | 'recentDisputes'
>;
const refunds = (http: SandboxHttp): Refunds => ({
  async refund({ idempotencyKey, ...input }) {
    return wire.refundOf(await http.post('/refunds', input, idempotencyKey));
  },
  async fetchRefund(ref) {
    return wire.refundOf(await http.get(`/refunds/${segment(ref)}`));
  },
  async findRefunds(payment) {
    return (await http.get<wire.RefundWire[]>(`/payments/${segment(payment)}/refunds`)).map(wire.refundOf);
  },
  async *recentRefunds(since) {
    for await (const it of listed<wire.RefundWire>(http, '/refunds', since)) yield wire.refundOf(it);
  },
  async *recentDisputes(since) {
    for await (const it of listed<wire.DisputeWire>(http, '/disputes', since)) yield wire.disputeOf(it);
  },
});

/** A list of the payment site, newest first, page by page until one is empty. */
async function* listed<T extends { readonly id: string }>(
  http: SandboxHttp,
  path: string,
  since: Date,
): AsyncGenerator<T> {
  for (let after = ''; ;) {
    const query = new URLSearchParams({ since: String(since.getTime()), after });
    const page = await http.get<T[]>(`${path}?${query}`);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}
