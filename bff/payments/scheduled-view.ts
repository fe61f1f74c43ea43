import type { ScheduledPayment } from '../../components/contract/scheduled-payments.ts';
import type { RefusalReason } from '../../components/contract/problem.ts';
import type { Actor } from '../access/actor.ts';
import { ability } from '../access/authorize.ts';
import { addDays } from '../ports/clock.ts';
import { nameOf, serviceForbids, type Plan } from './plans.ts';
import type { NamedPlan } from './scheduled-storage.ts';
import type { PaymentMethodTable } from './table.ts';

/** What a customer can do with a planned charge. */
export type Action = keyof ScheduledPayment['actions'];

/** The right that each action needs. */
export const needs = {
  stop: 'service.renew',
  move: 'service.renew',
  payNow: 'invoice.pay',
  changeMethod: 'card.manage',
  agree: 'service.renew',
} as const;

/**
 * Why a plan's own state forbids an action now; what was stopped can still be paid while its service stands as it was
 * announced.
 */
export function forbiddenBy(
  action: Action,
  it: Pick<Plan, 'status' | 'askedAgain'>,
): RefusalReason | undefined {
  if (it.status === 'paid') return 'already-paid';
  if (action === 'agree' && it.askedAgain === 0) return 'too-late';
  if (it.status === 'processing') return 'payment-in-progress';
  if (it.status === 'stopped' || it.status === 'canceled')
    return action === 'payNow' ? undefined : 'too-late';
  if (it.status === 'action_required' && action === 'move') return 'payment-in-progress';
  return undefined;
}

/** What charges something, and so needs the service to stand as it was announced. */
const chargesIt: ReadonlySet<Action> = new Set(['payNow', 'move', 'changeMethod', 'agree']);

/**
 * Why a plan and its service as they stand forbid an action now. One that waits for the customer goes on whatever they
 * say.
 */
export const refusedBy = (
  action: Action,
  it: Pick<Plan, 'status' | 'askedAgain' | 'periodStart'>,
  service: Parameters<typeof serviceForbids>[1],
): RefusalReason | undefined =>
  forbiddenBy(action, it) ??
  (chargesIt.has(action) && it.status !== 'action_required' ? serviceForbids(it, service) : undefined);

type Shown = NonNullable<ScheduledPayment['method']>;

const shown = ({ id, kind, brand, last4, label }: PaymentMethodTable): Shown => ({
  id,
  kind,
  ...(brand ? { brand } : {}),
  last4,
  label,
});

/** For whom a plan is shown, on which day, and whether a means that can be charged is saved. */
interface Viewing {
  readonly actor: Actor;
  readonly day: string;
  readonly payable: boolean;
}

/** A planned charge as it travels, with what this person may do with it today. */
export function planView(
  row: NamedPlan,
  method: PaymentMethodTable | undefined,
  { actor, day, payable }: Viewing,
): ScheduledPayment {
  const abilityOf = (action: Action) =>
    ability(actor, {
      right: needs[action],
      forbidden:
        refusedBy(action, row, row) ?? (action === 'payNow' && !payable ? 'no-payment-method' : undefined),
    });
  return {
    id: row.id,
    serviceId: row.serviceId,
    label: nameOf(row),
    kind: row.kind,
    amount: { cents: row.cents, currency: 'EUR' },
    dueOn: row.dueOn,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    status: row.status,
    ...(method ? { method: shown(method) } : {}),
    ...(row.announcedAt ? { announcedAt: row.announcedAt } : {}),
    tries: row.tries,
    ...(row.status === 'failed' && row.nextTryOn ? { nextTryOn: row.nextTryOn } : {}),
    ...(row.failureCode ? { failure: row.failureCode } : {}),
    ...(row.invoiceId ? { invoiceId: row.invoiceId } : {}),
    ...(row.askedAgain === 1 && row.consentCents !== null
      ? { agreed: { cents: row.consentCents, currency: 'EUR' as const } }
      : {}),
    ...(row.groupId ? { group: row.groupId } : {}),
    window: windowOf(row, day),
    version: row.version,
    actions: {
      stop: abilityOf('stop'),
      move: abilityOf('move'),
      payNow: abilityOf('payNow'),
      changeMethod: abilityOf('changeMethod'),
      agree: abilityOf('agree'),
    },
  };
}

/**
 * Between today and the last day of the period, after which the service would stop; one that was announced late, until
 * its own day.
 */
export const windowOf = (it: Plan, day: string): { from: string; to: string } => {
  const usual = addDays(it.periodStart, -2);
  const last = it.dueOn > usual ? it.dueOn : usual;
  return { from: day < last ? day : last, to: last };
};
