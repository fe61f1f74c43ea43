import type { Service } from '../contract/services.ts';
import { date, money, type Locale } from '../kit/format.ts';
import type { ServiceStrings } from './service-strings.ts';
import type { Strings } from './strings.ts';

/** What will happen to the service next, and when. */
export function nextOf(service: Service, t: ServiceStrings, list: Strings, locale: Locale): string {
  const { state, expiresOn, cancelOn, renewal, periodMonths, nextChargeOn } = service;
  const on = (iso: string): string => date(iso, locale, 'long');
  if (cancelOn && state !== 'terminated') return t.nextEnd(on(cancelOn));
  if (periodMonths === 0) return state === 'active' ? t.nextMonthly : '';
  if (!expiresOn) return '';
  if (state !== 'active') return t.endedOn(on(expiresOn));
  if (renewal === 'none') return t.nextEnd(on(expiresOn));
  if (renewal === 'manual') return t.nextManual(on(expiresOn));
  return nextChargeOn
    ? t.nextCharge(
        on(nextChargeOn),
        `${money(service.nextPrice ?? service.price, locale)} ${service.taxIncluded ? list.taxed : list.untaxed}`,
      )
    : t.nextAuto(on(expiresOn));
}

/** The state in one sentence, or what stands in its way. */
export function whyOf(service: Service, t: ServiceStrings, locale: Locale): string {
  if (service.moving) return t.moving;
  if (service.tasks.includes('expiring') && service.unpaid.cents === 0) return t.expiring;
  return service.state === 'active' && service.unpaid.cents > 0
    ? t.owed(money(service.unpaid, locale))
    : t.why[service.state];
}
