import type { Service } from '../contract/services.ts';
import { date, daysUntil, money, type Locale } from '../kit/format.ts';
import type { Charge, RenewalStrings } from './renewal-strings.ts';
import { nameOf } from './words.ts';

const announcedBefore = 15;
const chargedBefore = 7;

/** A calendar date with its month written out. */
export const longDate = (iso: string, locale: Locale): string => date(iso, locale, 'long');

/** Whether the next end is too near (or past) for its charge. */
export const isChargeTooLate = ({ expiresOn }: Pick<Service, 'expiresOn'>): boolean =>
  expiresOn !== undefined && daysUntil(expiresOn) < chargedBefore;

/** What the next automatic charge will be, in words. */
export function chargeOf(service: Service, t: RenewalStrings, locale: Locale): Charge {
  const { expiresOn, periodMonths } = service;
  const known = {
    amount: `${money(service.nextPrice ?? service.price, locale)} ${service.taxIncluded ? t.taxed : t.untaxed}`,
    period: t.periods[periodMonths] ?? t.months(periodMonths),
    name: nameOf(service),
  };
  if (!expiresOn || isChargeTooLate(service)) return known;
  return {
    ...known,
    ...(daysUntil(expiresOn) >= announcedBefore && {
      announcedOn: longDate(before(expiresOn, announcedBefore), locale),
    }),
    chargedOn: longDate(before(expiresOn, chargedBefore), locale),
    stopUntil: longDate(before(expiresOn, chargedBefore + 1), locale),
  };
}

const before = (iso: string, days: number): string =>
  new Date(Date.parse(iso) - days * 86_400_000).toISOString().slice(0, 10);
