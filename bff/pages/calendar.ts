import type { Hono } from 'hono';
import { digest } from '../access/digest.ts';
import type { Kernel } from '../http/execute.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { factsOf } from '../http/request.ts';
import type { PeerOf } from '../http/rest.ts';
import { calendarAt } from '../payments/calendar/feed.ts';
import { icsOf } from '../payments/calendar/ics.ts';
import { Refusal } from '../refusal.ts';

/** Requests a minute of one machine: calendars ask a few times a day, guessers all the time. */
const perMinute = 30;

const headers = {
  'content-type': 'text/calendar; charset=utf-8',
  'content-disposition': 'inline; filename="espace-o2.ics"',
  'cache-control': 'private, max-age=900',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

/** Mounts the calendar feed at its secret address. What is not one, or no longer one, does not exist. */
export function mountCalendar(app: Hono, kernel: Kernel, peerOf: PeerOf): void {
  app.get('/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}', async (c) => {
    const { raw } = c.req;
    try {
      kernel.spend(`calendar:${factsOf(kernel.deps, raw, 'portal', peerOf(c)).ip}`, perMinute);
      const calendar = await calendarAt(kernel.deps, c.req.param('file').slice(0, 43));
      if (!calendar) throw new Refusal('not-found', { detail: 'Nothing lives at this address.' });
      const ics = icsOf(calendar);
      const etag = `"${digest(ics)}"`;
      if (raw.headers.get('if-none-match') === etag)
        return new Response(null, { status: 304, headers: { ...headers, etag } });
      return new Response(ics, { headers: { ...headers, etag } });
    } catch (error) {
      return problemAnswer(error, raw);
    }
  });
}
