import type { Deps } from '../deps.ts';
import { addDays, isoAt, today } from '../ports/clock.ts';
import type { Mail } from '../ports/mailer.ts';
import { euros, longDate } from '../ports/words.ts';
import { leaveAll } from '../storage/outbox.ts';
import { readersOf, type Reader } from '../storage/readers.ts';
import { markTold } from '../storage/reminders.ts';
import type { Write } from '../storage/write.ts';
import type { Renews } from './ledger/finalize.ts';
import { reminderLetter, type Step } from './letters/reminder.ts';
import * as stored from './reminder-storage.ts';
import type { Place, Unpaid } from './reminder-storage.ts';

/**
 * When an unpaid invoice is spoken of: so many days after its due date, first and last. A night that did not run is caught
 * up within them; an invoice that is older than all of them is left to people.
 */
export const steps: Readonly<Record<Step, { readonly from: number; readonly until: number }>> = {
  'due-in-3': { from: -3, until: -1 },
  'due-today': { from: 0, until: 2 },
  'late-3': { from: 3, until: 9 },
  'late-10': { from: 10, until: 19 },
  'late-20': { from: 20, until: 26 },
};

/** The next invoices of which a step is to be told. */
export function biteToRemind(deps: Deps, step: Step, after: Place, limit: number): Promise<Unpaid[]> {
  const day = today(deps.clock);
  const { from, until } = steps[step];
  const days = { from: addDays(day, -until), until: addDays(day, -from) };
  return stored.unpaid(deps.db, step, days, after, limit);
}

/** Money on its way says for itself that it will arrive: nobody is reminded meanwhile. */
function isUnderWay({ attempt }: Unpaid): boolean {
  if (attempt === null) return false;
  const { status } = JSON.parse(attempt) as { status: string };
  return status === 'processing' || status === 'created';
}

/** Mails each customer of a bite once of this step, and marks its invoices; answers how many mails there were. */
export async function remind(
  deps: Deps,
  write: Write,
  step: Step,
  invoices: readonly Unpaid[],
): Promise<number> {
  const waiting = invoices.filter((it) => !isUnderWay(it));
  const charged = await chargesOf(write, waiting);
  const open = waiting.filter(({ id }) => charged.get(id) !== 'under way');
  const fresh = await markTold(
    write.tx,
    step,
    open.map(({ id }) => id),
    isoAt(deps.clock),
  );
  const customers = Map.groupBy(
    open.filter(({ id }) => fresh.has(id)),
    ({ customerId }) => customerId,
  );
  const readers = await readersOf(write.tx, [...customers.keys()]);
  const mails = [...customers].flatMap(([customerId, own]) => {
    const reader = readers.get(customerId);
    return reader?.email ? [mailOf(deps, reader, step, own, charged)] : [];
  });
  await leaveAll(
    write.tx,
    deps.clock,
    mails.map((mail) => ({ kind: 'mail', key: `mail:${mail.id}`, payload: mail })),
  );
  return mails.length;
}

/** Of each invoice the day on which a planned charge will pay it, or that this charge is under way. */
async function chargesOf(write: Write, invoices: readonly Unpaid[]): Promise<ReadonlyMap<string, string>> {
  const renewals = invoices.flatMap(({ id, renews }) =>
    (JSON.parse(renews ?? '[]') as Renews[]).map((it) => ({ ...it, id })),
  );
  if (renewals.length === 0) return new Map();
  const plans = await stored.plansOf(write.tx, [...new Set(renewals.map(({ serviceId }) => serviceId))]);
  const charged = new Map<string, string>();
  for (const { id, serviceId, periodStart } of renewals) {
    const plan = plans.find((it) => it.serviceId === serviceId && it.periodStart === periodStart);
    if (plan?.status === 'processing') charged.set(id, 'under way');
    else if (plan?.nextTryOn && plan.askedAgain === 0) charged.set(id, plan.nextTryOn);
  }
  return charged;
}

function mailOf(
  deps: Deps,
  { name, email, locale }: Reader,
  step: Step,
  invoices: readonly Unpaid[],
  charged: ReadonlyMap<string, string>,
): Mail {
  const { origin } = deps.settings;
  const [first] = invoices;
  const payable = invoices.slice(0, 50).map(({ id }) => id);
  return reminderLetter({ id: `invoice-${step}:${first?.id ?? ''}`, to: email, locale, origin }, step, {
    name,
    invoices: invoices.map(({ id, number, dueCents, disputedCents, dueOn }) => {
      const on = charged.get(id);
      return {
        number,
        amount: euros(dueCents - disputedCents, locale),
        dueOn: longDate(dueOn, locale),
        chargedOn: on ? longDate(on, locale) : '',
      };
    }),
    url: `${origin}/pay?invoices=${payable.join(',')}`,
  });
}
