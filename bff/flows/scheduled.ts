import type {
  agreeScheduledPrice,
  forecastPayments,
  payScheduledNow,
  readStopLink,
  stopScheduledPayment,
} from '../../components/contract/scheduled-payments.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { periodTotal } from '../invoices/pricing.ts';
import * as links from '../payments/stop-links.ts';
import * as scheduled from '../payments/scheduled.ts';
import { letGo } from '../payments/waiting-charges.ts';
import { raiseConsent, turnManual } from '../services/renewal.ts';
import { isoAt } from '../ports/clock.ts';
import { inWrite, type Seal } from '../storage/write.ts';
import { openPlan } from './nightly.ts';
import { chargeAway, resume } from './pay.ts';
import { withdrawOrTell } from './withdraw-charge.ts';

/** Twelve months of renewals at today's prices, tax included. */
export const forecast = (deps: Deps, actor: Actor): Promise<Output<typeof forecastPayments>> =>
  scheduled.forecast(deps, actor, (service) =>
    periodTotal(deps.settings.sellers, service.customerKind, service),
  );

/**
 * Stops one charge, and with it automatic renewal when the customer wants that too: two different things. A charge that
 * waits for him at his bank is withdrawn there.
 */
export async function stop(
  deps: Deps,
  actor: Actor,
  version: number,
  { id, turnOff }: { readonly id: string; readonly turnOff: boolean },
): Promise<Output<typeof stopScheduledPayment>> {
  const { written, waiting } = await inWrite(deps, async (write) => {
    const { plan, ...done } = await scheduled.stop(deps, write, actor, { id, version });
    const { customerId, serviceId } = plan;
    if (turnOff) await turnManual(deps, write, { customerId, serviceId, by: actor.personName });
    return { written: done, waiting: await letGo(deps, write, [plan]) };
  });
  await withdrawOrTell(deps, waiting);
  return written;
}

/** Agrees to a higher price, for this charge and those to come. */
export const agree = (
  deps: Deps,
  actor: Actor,
  version: number,
  { id, amount: { cents } }: ParsedInput<typeof agreeScheduledPrice>,
): Promise<Output<typeof agreeScheduledPrice>> =>
  inWrite(deps, async (write) => {
    const { plan, ...written } = await scheduled.agree(deps, write, actor, { id, version, cents });
    await raiseConsent(write, actor.customerId, plan.serviceId, cents, isoAt(deps.clock));
    return written;
  });

/**
 * Takes a planned charge now; one that waits for the customer goes on, and no second one is opened beside it. Where his
 * bank wants him, the answer says where he must go.
 */
export async function payNow(
  deps: Deps,
  actor: Actor,
  { id, method, amount }: ParsedInput<typeof payScheduledNow>,
  seal: Seal,
): Promise<Output<typeof payScheduledNow>> {
  const changed = ['scheduledPayments', `scheduledPayment:${id}`, 'invoices', 'payments'];
  const waiting = await scheduled.waitingFor(deps, actor, id);
  const resumed = waiting && (await goOn(deps, actor, waiting, { method, changed, seal }));
  if (resumed) return resumed;
  const opened = await inWrite(deps, async (write) => {
    await scheduled.takeNow(deps, write, actor, { id, method, cents: amount?.cents });
    const charge = await openPlan(deps, write, id, true);
    // Should nobody get as far as the provider, the open attempt is followed to its end.
    if (charge) await seal(write, { payment: charge.payment.id, status: 'processing', changed }, 'begun');
    return charge;
  });
  // It could be paid, so it is dearer than he was shown: announced anew by now, and nothing is taken.
  if (!opened) throw scheduled.dearer();
  const { payment } = await chargeAway(deps, opened.payment, opened.description);
  // He is here: what his bank wants of him he does now.
  const confirming =
    payment.status === 'requires_action' && (await goOn(deps, actor, payment.id, { method, changed, seal }));
  if (confirming) return confirming;
  return { status: payment.status, changed, payment: payment.id };
}

async function goOn(
  deps: Deps,
  actor: Actor,
  paymentId: string,
  it: { readonly method: string | undefined; readonly changed: string[]; readonly seal: Seal },
): Promise<Output<typeof payScheduledNow> | undefined> {
  const { changed, seal } = it;
  const started = await resume(deps, actor, paymentId, {
    methodId: it.method,
    opened: (write, { id, status }) => seal(write, { payment: id, status, changed }, 'begun'),
  });
  if (!started) return undefined;
  const { payment, redirectUrl } = started;
  return { payment: payment.id, status: payment.status, changed, ...(redirectUrl ? { redirectUrl } : {}) };
}

/** What a stop link is about; a look changes nothing. */
export const readLink = (deps: Deps, token: string): Promise<Output<typeof readStopLink>> =>
  links.read(deps, token);

/** Stops the charge of a link, once, without anybody signed in. */
export async function useLink(deps: Deps, token: string, turnOff: boolean): Promise<{ stopped: true }> {
  const waiting = await inWrite(deps, async (write) => {
    const plans = await links.use(deps, write, token);
    if (turnOff)
      for (const { customerId, serviceId } of plans)
        await turnManual(deps, write, { customerId, serviceId, by: null });
    return letGo(deps, write, plans);
  });
  await withdrawOrTell(deps, waiting);
  return { stopped: true };
}
