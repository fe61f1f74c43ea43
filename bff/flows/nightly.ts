import type { Deps } from '../deps.ts';
import { periodTotal } from '../invoices/pricing.ts';
import { addDays, today } from '../ports/clock.ts';
import { openRenewal, type OpenRenewal } from '../invoices/renewals.ts';
import { heldInvoice } from '../payments/domain.ts';
import * as attempts from '../payments/attempts.ts';
import * as plans from '../payments/plans.ts';
import { announceAgain, planAll } from '../payments/planning.ts';
import {
  biteOfCharges,
  biteToPlan,
  openCharges,
  withNeighbours,
  type OpenCharge,
} from '../payments/nightly.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { chargeAway } from './pay.ts';
import { renewalInvoice } from './renew.ts';

const together = 200;

/** Whether this process still holds the run: asked between bites, so that two workers never run at once for long. */
export type StillMine = () => Promise<boolean>;

/**
 * Days after the end of a period until which a missed night is made up for: the charge comes before the service is
 * given up.
 */
const missedDays = 28;

/**
 * Plans the charges of all services whose period ends within fifteen days, or ended while no night was run. A bite is
 * one transaction; if one service spoils it, each is tried by itself, so that one customer's fault stops nobody else. A
 * repeat plans nothing twice.
 */
export async function planDue(deps: Deps, stillMine: StillMine): Promise<number> {
  const until = addDays(today(deps.clock), plans.days.notice);
  let after = { expiresOn: today(deps.clock, -missedDays), id: '' };
  let planned = 0;
  while (await stillMine()) {
    const services = await biteToPlan(deps, until, after, together);
    const last = services.at(-1);
    if (!last) break;
    planned += await planBite(deps, await withNeighbours(deps, until, services));
    after = { expiresOn: last.expiresOn, id: last.id };
  }
  return planned;
}

async function planBite(deps: Deps, services: readonly plans.DueService[]): Promise<number> {
  const planSome = (some: readonly plans.DueService[]): Promise<number> =>
    inWrite(deps, (write) =>
      planAll(
        deps,
        write,
        some.map((service) => ({
          service,
          cents: periodTotal(deps.settings.sellers, service.customerKind, service),
        })),
      ),
    );
  try {
    return await planSome(services);
  } catch (err) {
    deps.log.warn({ err }, 'a bite of plans failed; each is tried by itself');
  }
  let count = 0;
  for (const service of services) {
    await planSome([service]).then(
      (done) => (count += done),
      (err: unknown) => deps.log.error({ err, service: service.id }, 'a charge could not be planned'),
    );
  }
  return count;
}

/** Takes the charges that are due today, and tries refused ones again. Each by itself. */
export async function chargeDue(deps: Deps, stillMine: StillMine): Promise<number> {
  let after = '';
  let charged = 0;
  while (await stillMine()) {
    const due = await biteOfCharges(deps, today(deps.clock), after, together);
    const last = due.at(-1);
    if (!last) break;
    for (const { id } of due) {
      if (!(await stillMine())) return charged;
      await chargePlan(deps, id).then(
        () => charged++,
        (err: unknown) => deps.log.error({ err, scheduled: id }, 'a planned charge could not be taken'),
      );
    }
    after = last.id;
  }
  return charged;
}

/**
 * Takes one planned charge, with those of its group: an invoice each, one attempt, the provider. Harmless when somebody
 * else did.
 */
export async function chargePlan(deps: Deps, planId: string): Promise<void> {
  const opened = await inWrite(deps, (write) => openPlan(deps, write, planId)).catch((error: unknown) =>
    refusedPlan(deps, planId, error),
  );
  if (opened) await chargeAway(deps, opened.payment, opened.description);
}

/** A charge that stands in the database; the provider has not heard of it. */
export interface OpenedCharge {
  readonly payment: attempts.Attempt;
  readonly description: string;
}

/**
 * Opens the attempt of a plan that may be taken now, with those of its group or, for the customer himself, alone. None
 * when nothing may be taken: it is not due, holds no more, or costs more than was announced. Refuses with
 * `no-payment-method` or `payment-in-progress`.
 */
export async function openPlan(
  deps: Deps,
  write: Write,
  planId: string,
  byCustomer = false,
): Promise<OpenedCharge | undefined> {
  const open = await openCharges(deps, write, planId, byCustomer);
  const billed = await billAll(deps, write, await asAnnounced(deps, write, open));
  const [first] = billed;
  if (!first) return undefined;
  const payment = await attempts.open(deps, write, {
    customerId: first.plan.customerId,
    parts: billed.map(({ invoice }) => ({ invoiceId: invoice.id, cents: invoice.dueCents })),
    methodId: first.methodId,
    offSession: true,
    scheduledId: first.plan.id,
  });
  for (const { taken, invoice } of billed)
    await taken(write, { invoiceId: invoice.id, paymentId: payment.id });
  const numbers = billed.map(({ invoice }) => invoice.number).join(', ');
  return { payment, description: numbers.slice(0, 200) };
}

/** The charges that cost no more than was announced; the others are announced anew and wait for the customer. */
async function asAnnounced(deps: Deps, write: Write, charges: readonly OpenCharge[]): Promise<OpenCharge[]> {
  const fair: OpenCharge[] = [];
  for (const charge of charges) {
    const { service, plan } = charge;
    const known = await openRenewal(deps, write, service.customerId, service.id, plan.periodStart);
    const cents = known?.dueCents ?? periodTotal(deps.settings.sellers, service.customerKind, service);
    if (cents <= plan.cents) fair.push(charge);
    else await announceAgain(deps, write, { service, cents }, plan);
  }
  return fair;
}

/** The invoice of each charge; of several, what the customer pays at this very moment is left out. */
async function billAll(deps: Deps, write: Write, charges: readonly OpenCharge[]) {
  const billed: (OpenCharge & { readonly invoice: OpenRenewal })[] = [];
  for (const charge of charges) {
    const { service, plan } = charge;
    const invoice = await renewalInvoice(deps, write, service, service.expiresOn);
    const isHeld = charges.length > 1 && (await heldInvoice(write, plan.customerId, invoice.id));
    if (!isHeld) billed.push({ ...charge, invoice });
  }
  return billed;
}

/** No means, or paid by somebody at this moment: said on the plan, not thrown. */
async function refusedPlan(deps: Deps, planId: string, error: unknown): Promise<undefined> {
  if (!(error instanceof Refusal) || error.facts.reason === 'payment-in-progress') throw error;
  const failureCode = error.facts.reason ?? error.code;
  await inWrite(deps, (write) =>
    plans.noteOutcome(deps, write, planId, { paymentId: null, status: 'failed', failureCode, hard: false }),
  );
  return undefined;
}
