import { digest } from '../access/digest.ts';
import type { Deps } from '../deps.ts';
import { periodAfter } from '../ports/calendar.ts';
import { addDays, isoAt, startOfDay, today } from '../ports/clock.ts';
import { newId, secret } from '../ports/random.ts';
import { euros, longDate } from '../ports/words.ts';
import { leaveAll, type Job } from '../storage/outbox.ts';
import { readersOf, type Reader } from '../storage/readers.ts';
import type { Write } from '../storage/write.ts';
import { groupingAmong } from './group-storage.ts';
import { grouped } from './groups.ts';
import { chargeAnnouncedLetter } from './letters/charge-announced.ts';
import { mandateOf, nameOf as nameOfMethod } from './news.ts';
import { chargeDay, days, nameOf, type DueService, type Plan } from './plans.ts';
import * as planning from './planning-storage.ts';
import { lockScheduled, planOfPeriod, updateScheduled } from './scheduled-storage.ts';
import type { PaymentMethodTable } from './table.ts';

/** A service that renews itself, and what its next period costs with VAT. */
export interface PricedService {
  readonly service: DueService;
  readonly cents: number;
}

/**
 * Plans the charge of each service's next period once, and announces it with a link that stops it. What is planned
 * already is left out; answers how many were new. A bite takes seven statements, however many services it has.
 */
export async function planAll(deps: Deps, write: Write, priced: readonly PricedService[]): Promise<number> {
  const accounts = [...new Set(priced.map(({ service }) => service.customerId))];
  const rows = grouped(
    deps,
    priced.map((it) => ({ ...it, plan: planOf(deps, it) })),
    await groupingAmong(write.tx, accounts),
  );
  const fresh = await planning.insertPlans(
    write.tx,
    rows.map(({ plan }) => plan),
  );
  const planned = rows.filter(({ plan }) => fresh.has(plan.id));
  const customers = [...new Set(planned.map(({ plan }) => plan.customerId))];
  const [readers, methods] = await Promise.all([
    readersOf(write.tx, customers),
    planning.methodsOf(write.tx, customers),
  ]);
  const charges = Map.groupBy(planned, ({ plan }) => plan.groupId ?? plan.id);
  const announced = [...charges.values()].map((charge) => {
    const { plan } = charge[0] as (typeof charge)[number];
    const reader = readers.get(plan.customerId);
    if (!reader) throw new Error(`no account ${plan.customerId}`);
    return announcement(deps, charge, reader, methodFor(methods.get(plan.customerId) ?? [], plan));
  });
  await planning.insertStopLinks(
    write.tx,
    announced.map(({ link }) => link),
  );
  await leaveAll(
    write.tx,
    deps.clock,
    announced.map(({ job }) => job),
  );
  for (const customerId of customers) write.changed(customerId, ['scheduledPayments']);
  return planned.length;
}

/**
 * Announces a charge anew whose price rose after it had been announced: nothing more than what was announced is taken
 * before the customer agrees. It leaves its group.
 */
export async function announceAgain(
  deps: Deps,
  write: Write,
  { service, cents }: PricedService,
  before: Plan,
): Promise<void> {
  const { customerId } = before;
  if (before.status === 'stopped' || before.status === 'canceled') {
    // Nothing of it is taken by itself: the customer sees the price where he wanted to pay it.
    await updateScheduled(write.tx, before.id, { cents });
    return write.changed(customerId, ['scheduledPayments', `scheduledPayment:${before.id}`]);
  }
  const set = { cents, askedAgain: 1, groupId: null, announcedAt: isoAt(deps.clock) };
  await updateScheduled(write.tx, before.id, set);
  // What he had agreed to is what he was told last.
  const told = { ...service, consentCents: before.cents };
  await announceOne(deps, write, { service: told, plan: { ...before, ...set } }, `:${cents}`);
}

/**
 * Plans the next charge of a service whose customer agreed to it just now, and announces it at once; what was stopped
 * or canceled is planned anew. Nothing yet where its day of announcement lies ahead, or while its charge is under way.
 */
export async function planAgreed(deps: Deps, write: Write, priced: PricedService): Promise<void> {
  const { service, cents } = priced;
  if (service.expiresOn > today(deps.clock, days.notice)) return;
  const { start } = periodAfter(service.expiresOn, service.periodMonths, service.startedOn);
  const known = await planOfPeriod(write.tx, service.id, start);
  const before = known && (await lockScheduled(write.tx, deps.engine, known.id));
  if (!before) return void (await planAll(deps, write, [priced]));
  if (before.status !== 'stopped' && before.status !== 'canceled') return;
  const dueOn = chargeDay(service.expiresOn, today(deps.clock));
  const set = {
    status: 'planned' as const,
    dueOn,
    nextTryOn: dueOn,
    cents,
    methodId: service.methodId,
    groupId: null,
    paymentId: null,
    failureCode: null,
    stoppedBy: null,
    askedAgain: 0,
    announcedAt: isoAt(deps.clock),
  };
  await updateScheduled(write.tx, before.id, set);
  await announceOne(deps, write, { service, plan: { ...before, ...set } }, `:again${before.version}`);
}

async function announceOne(deps: Deps, write: Write, charge: Charge[number], turn: string): Promise<void> {
  const { plan } = charge;
  const { customerId } = plan;
  const reader = (await readersOf(write.tx, [customerId])).get(customerId);
  const methods = (await planning.methodsOf(write.tx, [customerId])).get(customerId) ?? [];
  if (!reader) throw new Error(`no account ${customerId}`);
  const { job, link } = announcement(deps, [charge], reader, methodFor(methods, plan), turn);
  await planning.insertStopLinks(write.tx, [link]);
  await leaveAll(write.tx, deps.clock, [job]);
  write.changed(customerId, ['scheduledPayments', `scheduledPayment:${plan.id}`]);
}

function planOf(deps: Deps, { service, cents }: PricedService): Plan {
  const period = periodAfter(service.expiresOn, service.periodMonths, service.startedOn);
  const dueOn = chargeDay(service.expiresOn, today(deps.clock));
  return {
    id: newId(deps.random, 'sch'),
    customerId: service.customerId,
    serviceId: service.id,
    periodStart: period.start,
    periodEnd: period.end,
    dueOn,
    cents,
    methodId: service.methodId,
    status: 'planned',
    invoiceId: null,
    paymentId: null,
    tries: 0,
    nextTryOn: dueOn,
    announcedAt: isoAt(deps.clock),
    stoppedBy: null,
    failureCode: null,
    createdAt: isoAt(deps.clock),
    version: 1,
    askedAgain: service.consentCents !== null && cents > service.consentCents ? 1 : 0,
    groupId: null,
  };
}

/** What is charged at once: one service, or those of a group. */
type Charge = readonly { readonly service: DueService; readonly plan: Plan }[];

function announcement(
  deps: Deps,
  charge: Charge,
  reader: Reader,
  method: PaymentMethodTable | undefined,
  turn = '',
): { readonly job: Job; readonly link: planning.StopLink } {
  const [{ service, plan: it }] = charge as readonly [Charge[number], ...Charge];
  const token = secret(deps.random);
  const { origin } = deps.settings;
  const { locale } = reader;
  const envelope = { id: `charge-announced:${it.id}${turn}`, to: reader.email, locale, origin };
  const mail = chargeAnnouncedLetter(envelope, {
    name: reader.name,
    services: charge.map(({ service: of, plan }) => ({
      label: nameOf(of),
      amount: euros(plan.cents, locale),
      until: longDate(plan.periodEnd, locale),
    })),
    amount: euros(
      charge.reduce((sum, { plan }) => sum + plan.cents, 0),
      locale,
    ),
    dueOn: longDate(it.dueOn, locale),
    method: method ? nameOfMethod(method) : '',
    mandate: method ? mandateOf(deps, method) : null,
    agreed: it.askedAgain === 1 ? euros(service.consentCents ?? 0, locale) : '',
    stopUrl: `${origin}/stop#${token}`,
  });
  return {
    job: { kind: 'mail', key: `mail:${mail.id}`, payload: mail },
    link: {
      tokenHash: digest(token),
      scheduledId: charge.length > 1 && it.groupId ? it.groupId : it.id,
      // As long as it can be taken: it may be moved, is tried again after a refusal, and is taken late if announced late.
      expiresAt: startOfDay(
        charge
          .flatMap(({ plan }) => [plan.periodStart, addDays(plan.dueOn, 1)])
          .toSorted()
          .at(-1) ?? it.periodStart,
      ),
      usedAt: null,
    },
  };
}

const methodFor = (methods: readonly PaymentMethodTable[], it: Plan): PaymentMethodTable | undefined =>
  methods.find(({ id }) => id === it.methodId) ?? methods.find(({ isDefault }) => isDefault === 1);
