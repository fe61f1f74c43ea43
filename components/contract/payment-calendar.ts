import * as v from 'valibot';
import { operation } from './operation.ts';
import { changed, instant } from './shapes.ts';

const first = { audience: 'first-party', right: 'invoice.view' } as const;

/** Whether this person's calendar reads his dates, and since when. The address itself is shown only when it is made. */
export const getCalendarFeed = operation({
  name: 'getCalendarFeed',
  summary: 'Read whether a calendar address exists for charges to come and ends of services.',
  method: 'GET',
  path: '/calendar-feed',
  ...first,
  input: v.strictObject({}),
  output: v.object({
    active: v.boolean(),
    createdAt: v.optional(instant),
    /** When a calendar read it last, to the hour. */
    readAt: v.optional(instant),
  }),
  problems: [],
});

/** Makes the secret address of an iCalendar feed (RFC 5545); a former one stops working. It is never shown again. */
export const createCalendarFeed = operation({
  name: 'createCalendarFeed',
  summary: 'Make the secret address of a calendar feed; a former one stops working.',
  method: 'POST',
  path: '/calendar-feed',
  ...first,
  input: v.strictObject({}),
  output: v.object({ url: v.string(), createdAt: instant, changed }),
  problems: [],
});

/** Makes the address answer nothing any more; harmless when there is none. */
export const revokeCalendarFeed = operation({
  name: 'revokeCalendarFeed',
  summary: 'Revoke the address of the calendar feed.',
  method: 'DELETE',
  path: '/calendar-feed',
  ...first,
  input: v.strictObject({}),
  output: v.object({ changed }),
  problems: [],
});
