import assert from 'node:assert/strict';
import { GatewayRefused, PaymentDeclined, type RefusalReason } from '../../../../bff/ports/payment-errors.ts';
import type { GatewayEvent, Method, Payment, PaymentGateway } from '../../../../bff/ports/payments.ts';
import type { Bench } from './bench.ts';
import { type Visit, visit } from './customer.ts';

let counter = 0;
/** A key or reference that no other test uses. */
export const fresh = (word: string): string => `${word}-${process.pid}-${++counter}`;

export const returnUrl = 'http://app.o2.localhost/pay/back?attempt=a%20b&x=1#done';
export const back = { returnUrl, locale: 'fr' } as const;
export const euros = (cents: number) => ({ cents, currency: 'EUR' });

export const newCustomer = (gateway: PaymentGateway): Promise<string> =>
  gateway.createCustomer({
    reference: fresh('customer'),
    email: 'claire@example.fr',
    name: 'Claire Morel',
    idempotencyKey: fresh('cus'),
  });

/** A customer with a saved means, saved as customers do it: on the provider's page. */
export async function savedMethod(bench: Bench, how: Visit): Promise<{ customer: string; method: Method }> {
  const customer = await newCustomer(bench.gateway);
  return { customer, method: await saveFor(bench, customer, how) };
}

export async function saveFor({ gateway }: Bench, customer: string, how: Visit): Promise<Method> {
  const reference = fresh('setup');
  const kinds = [how.kind ?? 'card'] as const;
  const setup = await gateway.startMethodSetup({
    customer,
    kinds,
    reference,
    ...back,
    idempotencyKey: reference,
  });
  await visit(setup.redirectUrl ?? '', how);
  const { method } = await gateway.fetchSetup(setup.ref);
  assert.ok(method, 'the means is saved');
  return method;
}

export interface Off {
  readonly customer: string;
  readonly method: Method;
  readonly cents?: number;
  readonly reference?: string;
  readonly key?: string;
}

/** An off-session charge of 24 euros unless said otherwise. */
export function charge(gateway: PaymentGateway, off: Off): Promise<Payment> {
  const reference = off.reference ?? fresh('attempt');
  return gateway.chargeSaved({
    customer: off.customer,
    method: { ref: off.method.ref, kind: off.method.kind },
    amount: euros(off.cents ?? 2_400),
    reference,
    description: 'Facture FA-2026-000123',
    idempotencyKey: off.key ?? `pay:${reference}`,
  });
}

/** A payment whose means is typed on the provider's page. */
export function hosted(gateway: PaymentGateway, customer: string, more: object = {}): Promise<Payment> {
  const reference = fresh('attempt');
  return gateway.startPayment({
    customer,
    amount: euros(2_400),
    reference,
    description: 'Facture FA-2026-000123',
    ...back,
    idempotencyKey: `pay:${reference}`,
    ...more,
  });
}

/** The verified events since the last time. */
export async function events({ gateway, deliveries }: Bench): Promise<GatewayEvent[]> {
  const all = await deliveries();
  return Promise.all(all.map(({ body, headers }) => gateway.verifyWebhook(body, headers)));
}

export const refusedAs = (reason: RefusalReason) => (error: unknown) => {
  assert.ok(error instanceof GatewayRefused, String(error));
  assert.equal(error.reason, reason, error.message);
  return true;
};

/** The decline that a call throws. */
export async function declineOf(work: Promise<unknown>): Promise<PaymentDeclined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof PaymentDeclined, `declined, not ${String(error)}`);
  return error;
}

/** All of a list that comes page by page. */
export async function everyOf<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const it of list) found.push(it);
  return found;
}
