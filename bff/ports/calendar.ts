import { addDays } from './clock.ts';

/** A calendar date moved by months: the 31st becomes the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** The period that follows the last paid day: both days included. */
export const periodAfter = (
  lastDay: string,
  months: number,
): { readonly start: string; readonly end: string } => ({
  start: addDays(lastDay, 1),
  end: addMonths(lastDay, months),
});
