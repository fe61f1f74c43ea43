import type { InvoiceRow } from '../contract/invoices.ts';
import { date, money, type Locale } from '../kit/format.ts';
import type { DocumentStrings } from './document-strings.ts';
import type { NextStrings } from './next-strings.ts';
import { since } from './words.ts';

/** A rate in hundredths of a percent: `20 %`. */
export const percent = (rate: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000);

/** What the customer has to do about it, in one sentence. */
export function nextStep(row: InvoiceRow, t: DocumentStrings, more: NextStrings, locale: Locale): string {
  if (row.attempt) return `${t.paying(since(row.attempt.since, locale))}. ${t.payNoMore}`;
  return more.next[row.state](money(row.due, locale), row.dueOn ? date(row.dueOn, locale, 'long') : '');
}
