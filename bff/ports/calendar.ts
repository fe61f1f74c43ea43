import { addDays } from './clock.ts';

/** A calendar date moved by months: the 31st becomes the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

const daysIn = (date: string): number => Number(addDays(addMonths(`${date.slice(0, 7)}-01`, 1), -1).slice(8));
const dayOfMonth = (date: string): number => Number(date.slice(8));

/**
 * The period that follows the last paid day: both days included. Its first day is the day of the month on which the service
 * began, so that a short month shortens no later one (31 January, 28 February, 31 March); when that is unknown, or the periods
 * do not lie on it, a short month ends with its last day and the next ones begin on a first.
 */
export function periodAfter(
  lastDay: string,
  months: number,
  startedOn: string | null = null,
): { readonly start: string; readonly end: string } {
  const start = addDays(lastDay, 1);
  const day = startedOn === null ? dayOfMonth(start) : dayOfMonth(startedOn);
  const isAnchored = startedOn !== null && dayOfMonth(start) === Math.min(day, daysIn(start));
  if (!isAnchored && dayOfMonth(start) > 28) return { start, end: addMonths(lastDay, months) };
  const next = addMonths(`${start.slice(0, 7)}-01`, months);
  const first = Math.min(isAnchored ? day : dayOfMonth(start), daysIn(next));
  return { start, end: addDays(next, first - 2) };
}
