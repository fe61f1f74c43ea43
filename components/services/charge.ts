import type { Service } from '../contract/services.ts';
import { date, money, type Locale } from '../kit/format.ts';
import type { Charge, RenewalStrings } from './renewal-strings.ts';
import { nameOf } from './words.ts';

/** A calendar date with its month written out. */
export const longDate = (iso: string, locale: Locale): string => date(iso, locale, 'long');

/** What the next automatic charge will be, in words: amount and days are the server’s. */
export function chargeOf(service: Service, t: RenewalStrings, locale: Locale): Charge {
  const { periodMonths, renewalOffer: offer } = service;
  const known = {
    amount: offer
      ? `${money(offer.amount, locale)} ${t.taxed}`
      : `${money(service.nextPrice ?? service.price, locale)} ${service.taxIncluded ? t.taxed : t.untaxed}`,
    period: t.periods[periodMonths] ?? t.months(periodMonths),
    name: nameOf(service),
  };
  if (!offer) return known;
  const { chargedOn, announcedOn } = offer;
  return {
    ...known,
    ...(announcedOn && { announcedOn: longDate(announcedOn, locale) }),
    chargedOn: longDate(chargedOn, locale),
    stopUntil: longDate(dayBefore(chargedOn), locale),
    ...(service.expiresOn && chargedOn > service.expiresOn && { after: longDate(service.expiresOn, locale) }),
  };
}

const dayBefore = (iso: string): string => new Date(Date.parse(iso) - 86_400_000).toISOString().slice(0, 10);
