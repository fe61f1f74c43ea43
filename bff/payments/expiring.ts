import { unicodeDomain } from '../../components/contract/domain-name.ts';
import type { Deps } from '../deps.ts';
import { addMonths } from '../ports/calendar.ts';
import { addDays, today } from '../ports/clock.ts';
import { longDate } from '../ports/words.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import { cardExpiringLetter } from './letters/card-expiring.ts';
import { nameOf } from './news.ts';
import { days } from './plans.ts';
import * as means from './method-storage.ts';
import * as stored from './storage.ts';
import type { PaymentMethodTable } from './table.ts';

/** Days before its end on which a card is spoken of: a mail each, once. */
export const warnings = [60, 30, 7] as const;

/** The first day on which a card is over: the one after the end of its month. An account never is. */
export const endOf = (it: Pick<PaymentMethodTable, 'expMonth' | 'expYear'>): string =>
  it.expMonth && it.expYear
    ? addMonths(`${it.expYear}-${String(it.expMonth).padStart(2, '0')}-01`, 1)
    : '9999-12-31';

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A service that renews itself with a means, and the day of its next charge. */
export interface NextCharge {
  readonly serviceId: string;
  readonly name: string;
  readonly on: string;
}

/** The charges of the coming year that fall after the end of a card: each will fail. */
export function brokenBy(
  method: Pick<PaymentMethodTable, 'id' | 'expMonth' | 'expYear'>,
  uses: readonly means.AutoService[],
  standard: string | undefined,
  day: string,
): NextCharge[] {
  const end = endOf(method);
  return uses
    .filter(
      (use) => (use.methodId ?? standard) === method.id && use.renewal === 'auto' && use.cancelOn === null,
    )
    .map(({ id, name, expiresOn }) => {
      const on = addDays(expiresOn, -days.charge);
      return { serviceId: id, name, on: on > day ? on : day };
    })
    .filter(({ on }) => on >= end && on <= addMonths(day, 12));
}

/** Cards that end within sixty days, after an id. */
export const biteOfExpiring = (deps: Deps, after: string, limit: number): Promise<PaymentMethodTable[]> => {
  const day = today(deps.clock);
  const from = monthOf(day);
  return means.cardsEnding(deps.db, { from, until: monthOf(addDays(day, warnings[0])), after, limit });
};

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Mails the warning of this day's step once, if the card will break anything. Answers whether there was one to mail. */
export async function warnOf(deps: Deps, write: Write, card: PaymentMethodTable): Promise<boolean> {
  const day = today(deps.clock);
  const left = daysBetween(day, endOf(card));
  const step = warnings.findLast((it) => left <= it);
  if (step === undefined || left <= 0) return false;
  const methods = await means.methodsOf(write.tx, card.customerId);
  const standard = methods.find((it) => it.isDefault === 1)?.id;
  const breaks = brokenBy(card, await means.autoServices(write.tx, card.customerId), standard, day);
  if (breaks.length === 0) return false;
  const { name, email, locale } = await stored.addressee(write.tx, card.customerId);
  const { origin } = deps.settings;
  const id = `card-expiring:${card.id}:${card.expYear}-${card.expMonth}:${step}`;
  const mail = cardExpiringLetter(
    { id, to: email, locale, origin },
    {
      name,
      card: nameOf(card),
      lastDay: longDate(addDays(endOf(card), -1), locale),
      breaks: breaks.slice(0, 20).map((it) => `${unicodeDomain(it.name)}, ${longDate(it.on, locale)}`),
      url: `${origin}/payment-methods`,
    },
  );
  await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${id}`, payload: mail });
  return true;
}
