import type { Money } from '../contract/shapes.ts';

/** The languages of the space. */
export type Locale = 'fr' | 'en';

const tag: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };
const known = new Map<string, object>();

/** Formatters are costly to make: one of each kind is kept. */
function formatter<T extends object>(key: string, make: () => T): T {
  const it = (known.get(key) as T | undefined) ?? make();
  known.set(key, it);
  return it;
}

/** An amount as its language writes it: `1 234,56 €`, with the narrow spaces of French and a minus sign as wide as a plus. */
export const money = ({ cents, currency }: Money, locale: Locale): string =>
  formatter(
    `m${locale}${currency}`,
    () => new Intl.NumberFormat(tag[locale], { style: 'currency', currency }),
  )
    .format(cents / 100)
    .replace('-', '−');

type Shape = keyof typeof shapes;
const shapes = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  instant: { dateStyle: 'medium', timeStyle: 'short' },
  time: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const zone = { timeZone: 'Europe/Paris' };
const write = (shape: Shape, locale: Locale, at: Date): string =>
  formatter(shape + locale, () => new Intl.DateTimeFormat(tag[locale], { ...shapes[shape], ...zone })).format(
    at,
  );

/** Noon: the same calendar day in every European zone. */
const noon = (iso: string): Date => new Date(`${iso.slice(0, 10)}T12:00:00Z`);

/** A calendar date in words: `4 déc. 2026`; `long` writes the month out. */
export const date = (iso: string, locale: Locale, month: 'short' | 'long' = 'short'): string =>
  write(month, locale, noon(iso));

/** A calendar date as short as it stays clear: without its year while it lies within ten months. */
export const day = (iso: string, locale: Locale): string =>
  write(Math.abs(daysUntil(iso)) > 300 ? 'short' : 'day', locale, noon(iso));

/** An instant with its time in Europe/Paris. */
export const instant = (iso: string | number, locale: Locale): string =>
  write('instant', locale, new Date(iso));

/** The time of day in Europe/Paris: `14:02`. */
export const time = (at: number, locale: Locale): string => write('time', locale, new Date(at));

const todayMs = 60_000;
let today = { iso: '', until: 0 };

/** Whole days from today (Europe/Paris) to a calendar date; negative when it has passed. */
export function daysUntil(iso: string): number {
  const now = Date.now();
  // Asked several times a row: the day is looked up once a minute.
  if (now >= today.until || now < today.until - todayMs) {
    const words = formatter('today', () => new Intl.DateTimeFormat('sv-SE', zone));
    today = { iso: words.format(now), until: now + todayMs - (now % todayMs) };
  }
  return Math.round((Date.parse(iso) - Date.parse(today.iso)) / 86_400_000);
}

/** A distance in days in words: `demain`, `dans 12 jours`, `il y a 3 jours`; from two months on in months, then in years. */
export function days(count: number, locale: Locale): string {
  const [value, unit] =
    Math.abs(count) < 60
      ? [count, 'day' as const]
      : Math.abs(count) < 700
        ? [count / 30.44, 'month' as const]
        : [count / 365.25, 'year' as const];
  const words = formatter(`r${locale}`, () => new Intl.RelativeTimeFormat(tag[locale], { numeric: 'auto' }));
  return words.format(Math.round(value), unit);
}

/** A whole number as its language writes it: `1 234`. */
export const number = (count: number, locale: Locale): string =>
  Math.abs(count) < 1000
    ? String(count)
    : formatter(`n${locale}`, () => new Intl.NumberFormat(tag[locale])).format(count);

/** Picks the form for a number: French counts 0 and 1 as singular, English only 1. */
export const plural = (count: number, locale: Locale, one: string, other: string): string =>
  (locale === 'fr' ? Math.abs(count) < 2 : count === 1) ? one : other;

/** Reads the tables of a language, 10 to 50 ms on a phone, while an answer is still under way. */
export function readAhead(locale: Locale): void {
  if (known.size === 0) setTimeout(number, 0, 1000, locale);
}
