import {
  meansConsentVersion,
  type addPaymentMethod,
  type finishPaymentMethod,
} from '../../components/contract/payment-methods.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import type { Method, Payment } from '../ports/payments.ts';
import { newId } from '../ports/random.ts';
import { leave } from '../storage/outbox.ts';
import { inWrite, type Seal, type Write } from '../storage/write.ts';
import { providerCustomer } from './domain.ts';
import * as means from './method-storage.ts';
import { forget, notFound, touched } from './methods.ts';
import { update } from './storage.ts';
import type { MethodSetupTable, PaymentMethodTable, PaymentTable } from './table.ts';

type Setup = Pick<MethodSetupTable, 'id' | 'customerId' | 'kinds'>;

/** Opens the provider's page to save a means. Nothing of it passes through us. */
export async function add(
  deps: Deps,
  actor: Actor,
  { kind, consent }: ParsedInput<typeof addPaymentMethod>,
  seal: Seal,
): Promise<Output<typeof addPaymentMethod>> {
  const customer = await providerCustomer(deps, actor.customerId);
  const id = newId(deps.random, 'set');
  const row = {
    id,
    customerId: actor.customerId,
    personId: actor.personId,
    provider: deps.payments.kind,
    ref: null,
    status: 'created' as const,
    kinds: JSON.stringify({ kind, consent }),
    createdAt: isoAt(deps.clock),
    methodId: null,
  };
  await means.insertSetup(deps.db, row);
  const setup = await deps.payments.startMethodSetup({
    customer,
    kinds: [kind],
    reference: id,
    returnUrl: `${deps.settings.origin}/payment-methods/back?setup=${id}`,
    locale: actor.locale,
    idempotencyKey: `setup:${id}`,
  });
  if (!setup.redirectUrl) throw new Error(`the provider opened no page for set-up ${id}`);
  const output = { setup: id, redirectUrl: setup.redirectUrl };
  await inWrite(deps, async (write) => {
    await means.updateSetup(write.tx, id, { ref: setup.ref });
    await seal(write, output);
  });
  return output;
}

/** Reads how a set-up ended and keeps its means once; a repeat finds it kept. */
export async function finish(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Output<typeof finishPaymentMethod>> {
  const row = await means.findSetup(deps.db, id);
  if (!row || row.customerId !== actor.customerId) throw notFound();
  return keep(deps, id);
}

/** The same without a person: for the provider's events. */
export async function keep(deps: Deps, setupId: string): Promise<Output<typeof finishPaymentMethod>> {
  const row = await means.findSetup(deps.db, setupId);
  if (!row?.ref) throw notFound();
  if (row.methodId) return { status: 'succeeded', method: row.methodId, changed: [] };
  const truth = await deps.payments.fetchSetup(row.ref);
  if (truth.reference !== setupId) throw new Error(`set-up ${row.ref} is not ${setupId}`);
  const { method } = truth;
  if (truth.status === 'succeeded' && method) {
    const { spare, ...kept } = await inWrite(deps, (write) => keepMethod(deps, write, row, method));
    if (spare) await forget(deps, spare);
    return kept;
  }
  const failed =
    truth.status === 'canceled' || (truth.status === 'requires_payment_method' && truth.failure !== null);
  if (failed) await means.updateSetup(deps.db, setupId, { status: 'failed' });
  return { status: failed ? 'failed' : 'processing', changed: [] };
}

/** Notes that the means of a payment is to be kept for later charges: it is known once the customer has paid. */
export const wishToKeep = (deps: Deps, write: Write, actor: Actor, paymentId: string): Promise<unknown> =>
  means.insertSetup(write.tx, {
    id: paymentId,
    customerId: actor.customerId,
    personId: actor.personId,
    provider: deps.payments.kind,
    ref: null,
    status: 'created',
    kinds: JSON.stringify({ consent: meansConsentVersion }),
    createdAt: isoAt(deps.clock),
    methodId: null,
  });

/** The means with which a payment was made that was to keep it. */
export interface UsedMeans {
  readonly paymentId: string;
  readonly ref: string;
  readonly mandate: string | null;
}

/** Leaves the job that keeps the means of a payment, if the customer wanted that. */
export async function keepUsed(
  deps: Deps,
  write: Write,
  { id, status }: Pick<PaymentTable, 'id' | 'status'>,
  { paidWith }: Pick<Payment, 'paidWith'>,
): Promise<void> {
  if (!paidWith || (status !== 'succeeded' && status !== 'processing')) return;
  const wish = await means.findSetup(write.tx, id);
  if (!wish || wish.methodId) return;
  const payload: UsedMeans = { paymentId: id, ref: paidWith.ref, mandate: paidWith.mandate };
  await leave(write.tx, deps.clock, { kind: 'keep-means', key: `keep-means:${id}:${status}`, payload });
}

/** Keeps the means of a payment once, as the provider holds it for later charges; nothing when he does not. */
export async function keepUsedMeans(deps: Deps, { paymentId, ref, mandate }: UsedMeans): Promise<void> {
  const wish = await means.findSetup(deps.db, paymentId);
  if (!wish || wish.methodId) return;
  const method = await deps.payments.fetchMethod(ref);
  if (method.customer === null) return;
  const signed = mandate === null ? null : await deps.payments.fetchMandate(mandate);
  const { spare } = await inWrite(deps, async (write) => {
    const kept = await keepMethod(deps, write, wish, { ...method, mandate: signed });
    if (kept.method) await update(write.tx, paymentId, { methodId: kept.method });
    write.changed(wish.customerId, ['payments', `payment:${paymentId}`]);
    return kept;
  });
  if (spare) await forget(deps, spare);
}

/** What became of a means, and the provider's name of what is needed no more. */
type Kept = Output<typeof finishPaymentMethod> & { readonly spare?: string };

async function keepMethod(deps: Deps, write: Write, setup: Setup, method: Method): Promise<Kept> {
  const { customerId } = setup;
  await means.lockHolder(write.tx, deps.engine, customerId);
  const known = method.fingerprint
    ? await means.findMethodByFingerprint(write.tx, customerId, method.fingerprint)
    : undefined;
  if (known) return keepKnown(deps, write, setup, { known, method });
  const id = newId(deps.random, 'pm');
  const first = (await means.methodsOf(write.tx, customerId)).length === 0;
  await means.insertMethod(write.tx, {
    id,
    customerId,
    provider: deps.payments.kind,
    kind: method.kind,
    brand: method.brand,
    last4: method.last4,
    fingerprint: method.fingerprint,
    label: '',
    isDefault: first ? 1 : 0,
    createdAt: isoAt(deps.clock),
    version: 1,
    ...chargeable(deps, setup, method),
  });
  await means.updateSetup(write.tx, setup.id, { status: 'succeeded', methodId: id });
  write.changed(customerId, touched(id));
  return { status: 'succeeded', method: id, changed: touched(id) };
}

/** What the provider charges, and the consent to it. */
function chargeable(deps: Deps, { kinds }: Setup, { ref, expMonth, expYear, mandate }: Method) {
  const { consent } = JSON.parse(kinds) as { consent: string };
  return {
    ref,
    expMonth,
    expYear,
    mandateRef: mandate?.reference ?? null,
    status: 'active' as const,
    consentVersion: consent,
    consentAt: isoAt(deps.clock),
  };
}

/** The same card with a later end, or a new mandate for one that ended, takes the place of the old one wherever it pays. */
async function keepKnown(
  deps: Deps,
  write: Write,
  setup: Setup,
  { known, method }: { readonly known: PaymentMethodTable; readonly method: Method },
): Promise<Kept> {
  const { id } = known;
  await means.updateSetup(write.tx, setup.id, { status: 'succeeded', methodId: id });
  if (known.ref === method.ref) return { status: 'succeeded', method: id, changed: [] };
  if (known.status === 'active' && endOf(method) <= endOf(known))
    return { status: 'duplicate', method: id, changed: [], spare: method.ref };
  const set = { ...chargeable(deps, setup, method), version: known.version + 1 };
  await means.updateMethod(write.tx, id, set);
  write.changed(known.customerId, touched(id));
  return { status: 'succeeded', method: id, changed: touched(id), spare: known.ref };
}

/** The last month of a card, counted from year 0. */
const endOf = ({ expYear, expMonth }: Pick<Method, 'expYear' | 'expMonth'>): number =>
  (expYear ?? 0) * 12 + (expMonth ?? 0);
