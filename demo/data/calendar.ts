import { addDays } from '../../bff/ports/clock.ts';

/** A calendar date moved by months; the last day of a shorter month stands for a day that it lacks. */
export function addMonths(date: string, plus: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + plus, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + plus, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** An instant of that day in office hours; `minute` counts from 07:00 UTC. */
export const instantOn = (date: string, minute: number): string =>
  new Date(Date.parse(`${date}T07:00:00Z`) + (minute % 660) * 60_000).toISOString();

/** The start of the paid period that ends on `end`, `back` periods ago. */
export const periodStart = (end: string, months: number, back = 0): string =>
  addDays(addMonths(end, -months * (back + 1)), 1);
