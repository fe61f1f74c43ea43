import type { InvoiceRow } from '../contract/invoices.ts';
import { day, money, type Locale } from '../kit/format.ts';
import type { Strings } from './strings.ts';

/** Until when something is to be paid, where that still matters. */
export function dueOf(row: InvoiceRow, t: Strings, locale: Locale): string {
  if (row.due.cents === 0 || !row.dueOn) return '';
  return row.state === 'overdue' ? t.wasDueOn(day(row.dueOn, locale)) : t.dueOn(day(row.dueOn, locale));
}

/** What is left, when it is not the whole amount. */
export const leftOf = (row: InvoiceRow, t: Strings, locale: Locale): string =>
  row.due.cents > 0 && row.due.cents < row.total.cents ? t.left(money(row.due, locale)) : '';
