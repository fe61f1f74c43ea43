import { unicodeDomain } from '../../components/contract/domain-name.ts';
import {
  meansConsentVersion,
  type listPaymentMethods,
  type PaymentMethod,
} from '../../components/contract/payment-methods.ts';
import type { Output } from '../../components/contract/operation.ts';
import { sees, type Actor } from '../access/actor.ts';
import { ability } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { dayOf, today } from '../ports/clock.ts';
import { brokenBy, endOf } from './expiring.ts';
import * as scheduled from './scheduled-storage.ts';
import * as means from './method-storage.ts';
import type { PaymentMethodTable } from './table.ts';

/** The saved means with what each pays for and what its end will break, of the services that somebody sees. */
export async function list(deps: Deps, actor: Actor): Promise<Output<typeof listPaymentMethods>> {
  const [methods, allUses, allPlans] = await Promise.all([
    means.methodsOf(deps.db, actor.customerId),
    means.autoServices(deps.db, actor.customerId),
    scheduled.plannedOf(deps.db, actor.customerId),
  ]);
  const uses = allUses.filter(({ id }) => sees(actor, id));
  const plans = allPlans.filter(({ serviceId }) => sees(actor, serviceId));
  const standard = methods.find((it) => it.isDefault === 1)?.id;
  const items = methods.map((it): PaymentMethod => {
    return {
      id: it.id,
      kind: it.kind,
      ...(it.brand ? { brand: it.brand } : {}),
      last4: it.last4,
      ...(it.expMonth && it.expYear ? { expMonth: it.expMonth, expYear: it.expYear } : {}),
      ...mandateOf(deps, it),
      label: it.label,
      isDefault: it.isDefault === 1,
      status: it.provider === deps.payments.kind ? statusOn(it, today(deps.clock)) : 'expired',
      services: uses
        .filter((use) => (use.methodId ?? standard) === it.id)
        .map(({ id, name, product, methodId }) => ({
          id,
          label: unicodeDomain(name),
          product,
          chosen: methodId !== null,
        })),
      ...unseenOf(
        allUses.filter((use) => (use.methodId ?? standard) === it.id && !sees(actor, use.id)).length,
      ),
      breaks: breaksOf(it, uses, plans, { standard, day: today(deps.clock) }),
      version: it.version,
    };
  });
  return {
    items,
    manage: ability(actor, { right: 'card.manage' }),
    sandbox: deps.payments.kind === 'sandbox',
    consent: meansConsentVersion,
  };
}

const unseenOf = (count: number): Pick<PaymentMethod, 'unseen'> => (count > 0 ? { unseen: count } : {});

/** Who may debit, by which mandate; a card has none. */
function mandateOf(deps: Deps, it: PaymentMethodTable): Pick<PaymentMethod, 'mandate'> {
  if (!it.mandateRef) return {};
  const { party, creditorId } = deps.settings.sellers.host;
  const { lines, postCode, city } = party.address;
  return {
    mandate: {
      reference: it.mandateRef,
      signedOn: dayOf(it.consentAt),
      creditor: party.name,
      creditorId,
      creditorAddress: [...lines, `${postCode} ${city}`].join(', '),
    },
  };
}

type Planned = Awaited<ReturnType<typeof scheduled.plannedOf>>;

/** What a card's end will break: charges that are planned, with their amount, and later ones of the coming year. */
function breaksOf(
  it: PaymentMethodTable,
  uses: readonly means.AutoService[],
  plans: Planned,
  { standard, day }: { readonly standard: string | undefined; readonly day: string },
): PaymentMethod['breaks'] {
  const planned = plans.filter((plan) => (plan.methodId ?? standard) === it.id && plan.dueOn >= endOf(it));
  const later = brokenBy(it, uses, standard, day).filter(
    ({ serviceId }) => !plans.some((plan) => plan.serviceId === serviceId),
  );
  return [
    ...planned.map((plan) => ({
      serviceId: plan.serviceId,
      label: unicodeDomain(plan.name),
      dueOn: plan.dueOn,
      amount: { cents: plan.cents, currency: 'EUR' as const },
    })),
    ...later.map(({ serviceId, name, on }) => ({ serviceId, label: unicodeDomain(name), dueOn: on })),
  ];
}

/** Days before its end from which a card counts as expiring. */
const expiringDays = 60;

function statusOn(it: PaymentMethodTable, day: string): PaymentMethod['status'] {
  const end = endOf(it);
  if (it.status === 'expired' || end <= day) return 'expired';
  return Date.parse(end) - Date.parse(day) <= expiringDays * 86_400_000 ? 'expiring' : 'active';
}
