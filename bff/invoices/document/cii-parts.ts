import { decimal } from './decimal.ts';
import type { Cents, DateOnly, Period } from './units.ts';
import { element, leaf, type Markup } from './xml.ts';

/** A date as CII writes it: format 102, `YYYYMMDD`. `type` is the prefix of the data type, `qdt` for references. */
export const dated = (name: string, date: DateOnly | undefined, type: 'udt' | 'qdt' = 'udt'): Markup =>
  element(name, leaf(`${type}:DateTimeString`, date?.replaceAll('-', ''), { format: '102' }));

/** An amount with two decimals. */
export const amount = (
  name: string,
  cents: Cents,
  attributes: Readonly<Record<string, string>> = {},
): Markup => leaf(name, decimal(cents, 2, 2), attributes);

/** BG-14 or BG-26. */
export const billingPeriod = (period: Period | undefined): Markup =>
  element(
    'ram:BillingSpecifiedPeriod',
    dated('ram:StartDateTime', period?.start),
    dated('ram:EndDateTime', period?.end),
  );
