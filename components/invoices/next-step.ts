import type { InvoiceRow } from '../contract/invoices.ts';
import { date, instant, money, time, type Locale } from '../kit/format.ts';
import type { NextStrings } from './next-strings.ts';

const dayMs = 86_400_000;

/** When something began, as short as it stays clear: `14:02`, with its day once that was more than a day ago. */
export function since(iso: string, locale: Locale): string {
  const at = Date.parse(iso);
  return Date.now() - at < dayMs ? time(at, locale) : instant(at, locale);
}

/** A rate in hundredths of a percent: `20 %`. */
export const percent = (rate: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000);

/** What the customer has to do about it, in one sentence. */
export function nextStep(row: InvoiceRow, t: NextStrings, locale: Locale): string {
  if (row.attempt) return `${t.paying} ${t.payingSince(since(row.attempt.since, locale))}. ${t.payNoMore}`;
  return t.next[row.state](money(row.due, locale), row.dueOn ? date(row.dueOn, locale, 'long') : '');
}
