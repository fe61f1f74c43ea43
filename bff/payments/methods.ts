import type {
  addPaymentMethod,
  finishPaymentMethod,
  removePaymentMethod,
} from '../../components/contract/payment-methods.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import type { Method } from '../ports/payments.ts';
import { newId } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Seal, type Write } from '../storage/write.ts';
import { providerCustomer } from './domain.ts';
import { tellRemoved } from './news.ts';
import { list } from './method-list.ts';
import { appointDefault } from './method-news.ts';
import * as scheduled from './scheduled-storage.ts';
import * as means from './method-storage.ts';
import type { PaymentMethodTable } from './table.ts';

type Written = { version: number; changed: string[] };

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
  if (truth.status === 'succeeded' && method)
    return inWrite(deps, (write) => keepMethod(deps, write, row, method));
  const failed =
    truth.status === 'canceled' || (truth.status === 'requires_payment_method' && truth.failure !== null);
  if (failed) await means.updateSetup(deps.db, setupId, { status: 'failed' });
  return { status: failed ? 'failed' : 'processing', changed: [] };
}

async function keepMethod(
  deps: Deps,
  write: Write,
  setup: { readonly id: string; readonly customerId: string; readonly kinds: string },
  method: Method,
): Promise<Output<typeof finishPaymentMethod>> {
  const { customerId } = setup;
  await means.lockHolder(write.tx, deps.engine, customerId);
  const known = method.fingerprint
    ? await means.findMethodByFingerprint(write.tx, customerId, method.fingerprint)
    : undefined;
  if (known) {
    await means.updateSetup(write.tx, setup.id, { status: 'succeeded', methodId: known.id });
    return { status: known.ref === method.ref ? 'succeeded' : 'duplicate', method: known.id, changed: [] };
  }
  const id = newId(deps.random, 'pm');
  const first = (await means.methodsOf(write.tx, customerId)).length === 0;
  const { consent } = JSON.parse(setup.kinds) as { consent: string };
  await means.insertMethod(write.tx, {
    id,
    customerId,
    provider: deps.payments.kind,
    ref: method.ref,
    kind: method.kind,
    brand: method.brand,
    last4: method.last4,
    expMonth: method.expMonth,
    expYear: method.expYear,
    fingerprint: method.fingerprint,
    mandateRef: method.mandate?.reference ?? null,
    label: '',
    isDefault: first ? 1 : 0,
    status: 'active',
    consentVersion: consent,
    consentAt: isoAt(deps.clock),
    createdAt: isoAt(deps.clock),
    version: 1,
  });
  await means.updateSetup(write.tx, setup.id, { status: 'succeeded', methodId: id });
  write.changed(customerId, touched(id));
  return { status: 'succeeded', method: id, changed: touched(id) };
}

const touched = (id: string): string[] => ['paymentMethods', `paymentMethod:${id}`, 'scheduledPayments'];
const notFound = (): Refusal =>
  new Refusal('not-found', { detail: 'There is no such payment method on this account.' });

/** Names a means. */
export function label(deps: Deps, actor: Actor, id: string, version: number, text: string): Promise<Written> {
  return inWrite(deps, async (write) => {
    const method = await locked(deps, write, actor, id);
    if (method.version !== version)
      throw new Refusal('precondition-failed', { detail: 'It changed since you read it; read it again.' });
    return save(write, method, { label: text });
  });
}

/** Makes a means the default. */
export function makeDefault(deps: Deps, actor: Actor, id: string): Promise<Written> {
  return inWrite(deps, async (write) => {
    const method = await locked(deps, write, actor, id);
    await means.clearDefault(write.tx, actor.customerId);
    return save(write, method, { isDefault: 1 });
  });
}

/** Chooses the means of one service, or returns it to the default; a charge that is announced already follows. */
export function choose(
  deps: Deps,
  actor: Actor,
  serviceId: string,
  methodId: string | null,
): Promise<{ changed: string[] }> {
  return inWrite(deps, async (write) => {
    if (!(await scheduled.findService(write.tx, actor.customerId, serviceId)))
      throw new Refusal('not-found', { detail: 'There is no such service on this account.' });
    if (methodId) await locked(deps, write, actor, methodId);
    if (methodId) await means.setServiceMethod(write.tx, actor.customerId, serviceId, methodId);
    else await means.clearServiceMethod(write.tx, actor.customerId, serviceId);
    await scheduled.planWith(write.tx, actor.customerId, serviceId, methodId);
    const changed = ['paymentMethods', 'scheduledPayments', `service:${serviceId}`];
    write.changed(actor.customerId, changed);
    return { changed };
  });
}

/** Removes a means, moving what it pays for to another one or to asking each time. */
export async function remove(
  deps: Deps,
  actor: Actor,
  { id, moveTo, turnManual }: ParsedInput<typeof removePaymentMethod>,
): Promise<{ changed: string[] }> {
  const { items } = await list(deps, actor);
  const method = items.find((it) => it.id === id);
  if (!method) throw notFound();
  if (method.services.length > 0 && !moveTo && !turnManual)
    throw new Refusal('action-refused', {
      reason: 'in-use',
      detail: `It pays for ${method.services.map((it) => it.label).join(', ')}: choose another means for them, or let them ask each time.`,
    });
  const { ref, changed } = await inWrite(deps, async (write) => {
    const row = await locked(deps, write, actor, id);
    if (moveTo) await locked(deps, write, actor, moveTo);
    if (moveTo) await means.moveServiceMethods(write.tx, actor.customerId, id, moveTo);
    else await means.dropServiceMethods(write.tx, actor.customerId, id);
    if (!moveTo && turnManual)
      await means.turnManual(
        write.tx,
        actor.customerId,
        method.services.map((it) => it.id),
      );
    const cancelFor = !moveTo && turnManual ? method.services.map((it) => it.id) : [];
    await scheduled.moveMethod(write.tx, actor.customerId, { from: id, to: moveTo ?? null, cancelFor });
    await means.updateMethod(write.tx, id, { status: 'revoked', isDefault: 0 });
    await tellRemoved(deps, write, row, actor.personName);
    if (row.isDefault === 1 && moveTo) await means.updateMethod(write.tx, moveTo, { isDefault: 1 });
    await appointDefault(write, actor.customerId);
    const names = [...touched(id), 'services', ...method.services.map((it) => `service:${it.id}`)];
    write.changed(actor.customerId, names);
    return { ref: row.ref, changed: names };
  });
  await deps.payments
    .detachMethod(ref)
    .catch((err: unknown) => deps.log.warn({ err, method: id }, 'the provider still holds a removed means'));
  return { changed };
}

async function locked(deps: Deps, write: Write, actor: Actor, id: string): Promise<PaymentMethodTable> {
  await means.lockHolder(write.tx, deps.engine, actor.customerId);
  const method = await means.findMethod(write.tx, actor.customerId, id);
  if (!method) throw notFound();
  return method;
}

async function save(
  write: Write,
  method: PaymentMethodTable,
  set: Partial<PaymentMethodTable>,
): Promise<Written> {
  await means.updateMethod(write.tx, method.id, { ...set, version: method.version + 1 });
  write.changed(method.customerId, touched(method.id));
  return { version: method.version + 1, changed: touched(method.id) };
}
