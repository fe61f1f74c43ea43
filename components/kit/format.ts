import type { Money } from '../contract/shapes.ts';

/** The languages of the space. */
export type Locale = 'fr' | 'en';

const tag: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };
const known = new Map<string, { format(value: never): string }>();

/** Formatters are costly to make: one of each kind is kept. */
function formatter<T extends { format(value: never): string }>(key: string, make: () => T): T {
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
    .format((cents / 100) as never)
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
    at as never,
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

/** Whole days from today (Europe/Paris) to a calendar date; negative when it has passed. */
export function daysUntil(iso: string): number {
  const today = formatter('today', () => new Intl.DateTimeFormat('sv-SE', zone)).format(new Date() as never);
  return Math.round((Date.parse(iso) - Date.parse(today)) / 86_400_000);
}

/** A distance in days in words: `demain`, `dans 12 jours`, `il y a 3 jours`; from two months on in months, then in years. */
export function days(count: number, locale: Locale): string {
  const [value, unit] =
    Math.abs(count) < 60
      ? [count, 'day' as const]
      : Math.abs(count) < 700
        ? [count / 30.44, 'month' as const]
        : [count / 365.25, 'year' as const];
  return formatter(`r${locale}${unit}`, () => {
    const words = new Intl.RelativeTimeFormat(tag[locale], { numeric: 'auto' });
    return { format: (value: never) => words.format(value, unit) };
  }).format(Math.round(value) as never);
}

/** Picks the form for a number: French counts 0 and 1 as singular, English only 1. */
export const plural = (count: number, locale: Locale, one: string, other: string): string =>
  formatter(`p${locale}`, () => {
    const rules = new Intl.PluralRules(locale);
    return { format: (value: never) => rules.select(value) };
  }).format(count as never) === 'one'
    ? one
    : other;
