import type { ServiceRow } from '../contract/services.ts';
import { day, days, daysUntil, money, type Locale } from '../kit/format.ts';
import { readableDomain } from '../kit/readable-domain.ts';
import type { Strings } from './strings.ts';

type Tone = 'good' | 'warn' | 'bad' | 'info' | '';
const tones: Readonly<Record<ServiceRow['state'], Tone>> = {
  pending_payment: 'warn',
  pending_setup: 'info',
  failed_setup: 'bad',
  active: 'good',
  expired: 'bad',
  suspended: 'bad',
  terminated: '',
};

/** What the customer calls it: his own name for it, or else its domain, or else the product. */
export const nameOf = (row: Pick<ServiceRow, 'label' | 'domain' | 'product'>): string =>
  row.label || readableDomain(row.domain) || row.product;

/** What it is beside its name. */
export const natureOf = (row: ServiceRow): string =>
  [row.product, row.label ? readableDomain(row.domain) : '']
    .filter((it) => it !== '' && it !== nameOf(row))
    .join(' · ');

/** The state in a word, with the tone of its badge. */
export function stateOf(row: ServiceRow, t: Strings): { words: string; tone: Tone } {
  if (row.moving) return { words: t.moving, tone: 'info' };
  if (row.state === 'active' && row.cancelOn) return { words: t.ending, tone: 'warn' };
  if (row.state === 'active' && row.tasks.includes('expiring')) return { words: t.expiring, tone: 'warn' };
  return { words: t.states[row.state], tone: tones[row.state] };
}

/** The next date: how far, and the day itself with what happens then. */
export function dueOf(row: ServiceRow, t: Strings, locale: Locale): { far: string; day: string } {
  const on = row.cancelOn ?? row.expiresOn;
  if (!on) return { far: row.periodMonths === 0 ? t.monthly : t.notStarted, day: '' };
  const then = row.state === 'active' ? ` · ${t.renews[row.cancelOn ? 'none' : row.renewal]}` : '';
  return { far: days(daysUntil(on), locale), day: day(on, locale) + then };
}

/** The price of one period, and of what. */
export const priceOf = (row: ServiceRow, t: Strings, locale: Locale): { amount: string; per: string } => ({
  amount: money(row.price, locale),
  per: `${row.taxIncluded ? t.taxed : t.untaxed} ${t.per[row.periodMonths] ?? t.perMonths(row.periodMonths)}`.trim(),
});
