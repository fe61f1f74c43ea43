/** Time as a port: tests and the demo move it. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
}

/** An instant as stored: ISO 8601 in UTC. */
export const isoAt = (clock: Clock, plusMs = 0): string => new Date(clock.now() + plusMs).toISOString();

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
const days = { at: 0, day: '' };

/** Today's date in Europe/Paris, `YYYY-MM-DD`; `plusDays` moves it by calendar days. */
export function today(clock: Clock, plusDays = 0): string {
  const minute = Math.floor(clock.now() / 60_000);
  if (days.at !== minute) Object.assign(days, { at: minute, day: parisDay.format(minute * 60_000) });
  return plusDays === 0 ? days.day : addDays(days.day, plusDays);
}

/** The day of a stored instant in Europe/Paris, `YYYY-MM-DD`. */
export const dayOf = (instant: string): string => parisDay.format(Date.parse(instant));

/** A calendar date moved by days. */
export const addDays = (date: string, plus: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + plus * 86_400_000).toISOString().slice(0, 10);

/** The first instant of a calendar day in Europe/Paris, ISO 8601 in UTC. */
export function startOfDay(date: string): string {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Paris is one hour ahead of UTC, or two.
  const ahead = parisDay.format(midnight - 2 * 3_600_000) === date ? 2 : 1;
  return new Date(midnight - ahead * 3_600_000).toISOString();
}
