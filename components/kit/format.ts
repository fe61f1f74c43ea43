import type { Money } from '../contract/shapes.ts';

/** The languages of the space. */
export type Locale = 'fr' | 'en';

/**
 * What lists say, spelled as `Intl` does for fr-FR and en-GB (a test holds one against the other): its tables take a phone
 * 40 to 100 ms to read, for which the first rows would wait.
 */
const spoken = {
  fr: {
    months: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
    near: 'avant-hier hier aujourd’hui demain après-demain'.split(' '),
    units: ['jours', 'mois', 'ans'],
  },
  en: {
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' '),
    near: ' yesterday today tomorrow '.split(' '),
    units: ['days', 'months', 'years'],
  },
};

/** An amount in euros as its language writes it: `1 234,56 €`, with the narrow spaces of French and a minus sign as wide as a plus. */
export function money({ cents }: Money, locale: Locale): string {
  const all = Math.abs(cents);
  const sign = cents < 0 ? '−' : '';
  const whole = number(Math.floor(all / 100), locale);
  const part = String(all % 100).padStart(2, '0');
  return locale === 'fr' ? `${sign}${whole},${part}\u00a0€` : `${sign}€${whole}.${part}`;
}

/** A whole number as its language writes it: `1 234`. */
export const number = (count: number, locale: Locale): string =>
  String(count).replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? '\u202f' : ',');

const known: Record<string, Intl.DateTimeFormat> = {};
const shapes = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  instant: { dateStyle: 'medium', timeStyle: 'short' },
  time: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Formatters are costly to make: one of each kind is kept. */
const write = (shape: keyof typeof shapes, locale: Locale, at: Date): string =>
  (known[shape + locale] ??= new Intl.DateTimeFormat(locale === 'fr' ? locale : 'en-GB', {
    ...shapes[shape],
    timeZone: 'Europe/Paris',
  })).format(at);

/** A calendar date in words: `4 déc. 2026`; `long` writes the month out, and in French the first day as `1er`. */
export const date = (iso: string, locale: Locale, month: 'short' | 'long' = 'short'): string =>
  // Noon: the same calendar day in every European zone.
  month === 'long'
    ? write(month, locale, new Date(`${iso.slice(0, 10)}T12:00:00Z`)).replace(/^1(?= [a-z])/, '1er')
    : `${dayAndMonth(iso, locale)} ${Number(iso.slice(0, 4))}`;

const dayAndMonth = (iso: string, locale: Locale): string =>
  `${Number(iso.slice(8, 10))} ${spoken[locale].months[Number(iso.slice(5, 7)) - 1]}`;

/** A calendar date as short as it stays clear: without its year while it lies within ten months. */
export const day = (iso: string, locale: Locale): string =>
  Math.abs(daysUntil(iso)) > 300 ? date(iso, locale) : dayAndMonth(iso, locale);

/** An instant with its time in Europe/Paris. */
export const instant = (iso: string | number, locale: Locale): string =>
  write('instant', locale, new Date(iso));

/** The time of day in Europe/Paris: `14:02`. */
export const time = (at: number, locale: Locale): string => write('time', locale, new Date(at));

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** When the clocks change: 01:00 UTC of a month's last Sunday (directive 2000/84/EC). */
function clockChange(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0, 1);
  return last - new Date(last).getUTCDay() * dayMs;
}

/** How far Europe/Paris is ahead of UTC. */
function ahead(at: number): number {
  const year = new Date(at).getUTCFullYear();
  return at >= clockChange(year, 2) && at < clockChange(year, 9) ? 2 * hourMs : hourMs;
}

/** Whole days from today (Europe/Paris) to a calendar date; negative when it has passed. */
export function daysUntil(iso: string): number {
  const now = Date.now();
  return Math.round(Date.parse(iso) / dayMs - Math.floor((now + ahead(now)) / dayMs));
}

/** A distance in days in words: `demain`, `dans 12 jours`, `il y a 3 jours`; from two months on in months, then in years. */
export function days(count: number, locale: Locale): string {
  const words = spoken[locale];
  const [per, unit] = Math.abs(count) < 60 ? [1, 0] : Math.abs(count) < 700 ? [30.44, 1] : [365.25, 2];
  const far = `${number(Math.abs(Math.round(count / per)), locale)} ${words.units[unit]}`;
  const french = `${count < 0 ? 'il y a' : 'dans'} ${far}`;
  return words.near[count + 2] || (locale === 'fr' ? french : count < 0 ? `${far} ago` : `in ${far}`);
}

/** Picks the form for a number: French counts 0 and 1 as singular, English only 1. */
export const plural = (count: number, locale: Locale, one: string, other: string): string =>
  (locale === 'fr' ? Math.abs(count) < 2 : count === 1) ? one : other;
