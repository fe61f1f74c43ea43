import * as v from 'valibot';
import { refusalReasons } from './problem.ts';

/** An opaque public id: `svc_…`, `inv_…`; 3 to 64 characters of `[A-Za-z0-9_-]`. */
export const id = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{3,64}$/, 'must be an id as given by this service'),
);

/** A calendar date in Europe/Paris, `YYYY-MM-DD` (ISO 8601). */
export const date = v.pipe(v.string(), v.isoDate('must be a date written YYYY-MM-DD'));

/** An instant, ISO 8601 in UTC with milliseconds. */
export const instant = v.pipe(v.string(), v.isoTimestamp('must be an instant written in ISO 8601'));

/** An amount in integer cents of its currency (ISO 4217). Never a float. */
export const money = v.object({ cents: v.pipe(v.number(), v.integer()), currency: v.literal('EUR') });
export type Money = v.InferOutput<typeof money>;

/** Text typed by a person on one line: trimmed, no control characters. */
export const line = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(most, `must have at most ${most} characters`),
    v.check((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text), 'must not contain control characters'),
  );

/** Free search text. */
export const search = line(100);

/** Where a page starts: an opaque value from a former answer. Valid while the same filters and sort are asked. */
export const cursor = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,400}$/, 'must be a cursor of a former answer'),
);

/** How many rows a page holds: 1 to 100, 25 when not said. */
export const limit = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 25);

/** The frame of every list: rows, neighbours, and how many there are (exact up to 1,000, `more` beyond). */
export const page = <T extends v.GenericSchema>(item: T) =>
  v.object({
    items: v.array(item),
    /** Cursor of the next page; absent on the last. */
    next: v.optional(v.string()),
    /** Cursor of the previous page; absent on the first. */
    previous: v.optional(v.string()),
    /** Rows that match, all pages together; absent on pages after the first. */
    total: v.optional(v.object({ count: v.number(), more: v.boolean() })),
    /**
     * Set when a filter looked at so many rows only, since the account has very many: `next` goes on from there. `until`
     * is the day reached, in a list sorted by day.
     */
    partial: v.optional(v.object({ rows: v.number(), until: v.optional(date) })),
  });

/** Whether an action is open on an object now, and why not. */
export const ability = v.union([
  v.object({ allowed: v.literal(true) }),
  v.object({ allowed: v.literal(false), reason: v.picklist(refusalReasons) }),
]);
export type Ability = v.InferOutput<typeof ability>;

/** Who did what, for whom, from which site: one line of an object's history. */
export const timelineEntry = v.object({
  id: v.string(),
  at: instant,
  /** What happened, a code: `created`, `label-changed`, `auto-renew-on`… */
  what: v.string(),
  /** The person who acted; absent for the system. */
  by: v.optional(v.string()),
  /** The holder, when the person acted for somebody else. */
  onBehalfOf: v.optional(v.string()),
  /** The partner's name, when the act came from a partner's page. */
  from: v.optional(v.string()),
  /** Small facts of the act, for the sentence. */
  facts: v.record(v.string(), v.string()),
});
export type TimelineEntry = v.InferOutput<typeof timelineEntry>;

/** Who sells: `host` web hosting (20 % VAT, in advance), `care` home services (10 %, monthly in arrears). */
export const sellers = ['host', 'care'] as const;
export type Seller = (typeof sellers)[number];

/** A file: its bytes travel by themselves, outside JSON. */
export const file = v.unknown();

/** What a write changed: resource names such as `service:svc_1` or `services`, for caches to drop. */
export const changed = v.array(v.string());
