import type { InvoiceRow, InvoiceState } from '../contract/invoices.ts';
import { date, day, money, type Locale } from '../kit/format.ts';
import type { Money } from '../contract/shapes.ts';
import type { MoreStrings } from './more-strings.ts';
import type { Strings } from './strings.ts';

type Tone = 'good' | 'warn' | 'bad' | 'info' | '';
const tones: Readonly<Record<InvoiceState, Tone>> = {
  open: 'warn',
  partially_paid: 'warn',
  overdue: 'bad',
  in_dispute: 'warn',
  paid: 'good',
  credited: '',
  issued: 'info',
  applied: '',
  refunded: 'good',
  available: 'good',
};

/** The state in a word, with the tone of its badge. */
export const stateOf = (row: Pick<InvoiceRow, 'state'>, t: Strings): { words: string; tone: Tone } => ({
  words: t.states[row.state],
  tone: tones[row.state],
});

/** What an amount means for the customer: a credit note counts against. */
export const signed = (row: Pick<InvoiceRow, 'kind'>, it: Money): Money =>
  row.kind === 'AV' && it.cents !== 0 ? { ...it, cents: -it.cents } : it;

/** Until when something is to be paid, where that still matters. */
export function dueOf(row: InvoiceRow, t: Strings, locale: Locale): string {
  if (row.due.cents === 0 || !row.dueOn) return '';
  return row.state === 'overdue' ? t.wasDueOn(day(row.dueOn, locale)) : t.dueOn(day(row.dueOn, locale));
}

/** What is left, when it is not the whole amount. */
export const leftOf = (row: InvoiceRow, t: Strings, locale: Locale): string =>
  row.due.cents > 0 && row.due.cents < row.total.cents ? t.left(money(row.due, locale)) : '';

/** The time of an instant in Paris: `14:02`, with its day when that is another. */
export function since(iso: string, locale: Locale): string {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const zone = { timeZone: 'Europe/Paris' } as const;
  const at = new Date(iso);
  const isToday = at.toLocaleDateString(tag, zone) === new Date().toLocaleDateString(tag, zone);
  return at.toLocaleString(tag, {
    ...zone,
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A rate in hundredths of a percent: `20 %`. */
export const percent = (rate: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000);

/** What the customer has to do about it, in one sentence. */
export function nextStep(row: InvoiceRow, t: Strings, more: MoreStrings, locale: Locale): string {
  if (row.attempt) return `${t.paying(since(row.attempt.since, locale))}. ${t.payNoMore}`;
  return more.next[row.state](money(row.due, locale), row.dueOn ? date(row.dueOn, locale, 'long') : '');
}
