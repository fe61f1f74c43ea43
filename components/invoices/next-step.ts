import type { InvoiceRow } from '../contract/invoices.ts';
import { date, money, type Locale } from '../kit/format.ts';
import type { NextStrings } from './next-strings.ts';

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
export function nextStep(row: InvoiceRow, t: NextStrings, locale: Locale): string {
  if (row.attempt) return `${t.paying(since(row.attempt.since, locale))}. ${t.payNoMore}`;
  return t.next[row.state](money(row.due, locale), row.dueOn ? date(row.dueOn, locale, 'long') : '');
}
