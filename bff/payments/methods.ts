import { unicodeDomain } from '../../components/contract/domain-name.ts';
import type { removePaymentMethod } from '../../components/contract/payment-methods.ts';
import type { ParsedInput } from '../../components/contract/operation.ts';
import { sees, type Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { tellRemoved } from './news.ts';
import { appointDefault } from './method-news.ts';
import * as scheduled from './scheduled-storage.ts';
import * as means from './method-storage.ts';
import type { PaymentMethodTable } from './table.ts';

type Written = { version: number; changed: string[] };

/** What a change of a means changes. */
export const touched = (id: string): string[] => [
  'paymentMethods',
  `paymentMethod:${id}`,
  'scheduledPayments',
];

export const notFound = (): Refusal =>
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
    if (!sees(actor, serviceId) || !(await scheduled.findService(write.tx, actor.customerId, serviceId)))
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

/** Lets a service ask each time instead of renewing itself, with all that follows. */
export type LetAsk = (write: Write, serviceId: string) => Promise<void>;

/**
 * Removes a means, moving what it pays for to another one or to asking each time. Refuses with `in-use` without an answer,
 * and when services would ask each time that the actor does not see.
 */
export async function remove(
  deps: Deps,
  actor: Actor,
  { id, moveTo, turnManual }: ParsedInput<typeof removePaymentMethod>,
  letAsk: LetAsk,
): Promise<{ changed: string[] }> {
  if (moveTo === id)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/moveTo', detail: 'name another payment method than the one to remove' }],
    });
  const { gone, changed } = await inWrite(deps, async (write) => {
    const row = await locked(deps, write, actor, id);
    if (moveTo) await locked(deps, write, actor, moveTo);
    const services = await paidWith(write, row);
    if (!moveTo) refuseInUse(actor, services, turnManual === true);
    if (moveTo) await means.moveServiceMethods(write.tx, actor.customerId, id, moveTo);
    else await means.dropServiceMethods(write.tx, actor.customerId, id);
    if (!moveTo) for (const service of services) await letAsk(write, service.id);
    await scheduled.moveMethod(write.tx, actor.customerId, id, moveTo ?? null);
    await means.updateMethod(write.tx, id, { status: 'revoked', isDefault: 0 });
    await tellRemoved(deps, write, row, actor.personName);
    if (row.isDefault === 1 && moveTo) await means.updateMethod(write.tx, moveTo, { isDefault: 1 });
    await appointDefault(write, actor.customerId);
    const names = [...touched(id), 'services', ...services.map((it) => `service:${it.id}`)];
    write.changed(actor.customerId, names);
    return { gone: row, changed: names };
  });
  if (gone.provider === deps.payments.kind) await forget(deps, gone.ref);
  return { changed };
}

/** The services that a means pays for, by choice or as the default. */
async function paidWith(write: Write, { id, customerId, isDefault }: PaymentMethodTable) {
  const services = await means.autoServices(write.tx, customerId);
  return services.filter(({ methodId }) => methodId === id || (methodId === null && isDefault === 1));
}

function refuseInUse(
  actor: Actor,
  services: readonly { readonly id: string; readonly name: string }[],
  turnManual: boolean,
): void {
  const hidden = services.filter(({ id }) => !sees(actor, id)).length;
  if (services.length === 0 || (turnManual && hidden === 0)) return;
  throw new Refusal('action-refused', {
    reason: 'in-use',
    detail:
      hidden > 0
        ? `It pays for ${namesFor(actor, services)}: choose another means for them.`
        : `It pays for ${namesFor(actor, services)}: choose another means for them, or let them ask each time.`,
  });
}

/** The services by their names; of those that somebody does not see, how many they are. */
function namesFor(actor: Actor, services: readonly { readonly id: string; readonly name: string }[]): string {
  const seen = services.filter(({ id }) => sees(actor, id)).map(({ name }) => unicodeDomain(name));
  const hidden = services.length - seen.length;
  return [...seen, ...(hidden > 0 ? [`${hidden} services that are not yours to see`] : [])].join(', ');
}

/** Has the provider forget a means that is ours no more. */
export const forget = (deps: Deps, ref: string): Promise<void> =>
  deps.payments
    .detachMethod(ref)
    .catch((err: unknown) => deps.log.warn({ err, method: ref }, 'the provider still holds a removed means'));

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
