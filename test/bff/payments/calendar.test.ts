import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { icsOf, type Entry } from '../../../bff/payments/calendar/ics.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, customer } from '../invoices/desk.ts';
import { eventsIn, propertiesOf, type Component } from './ics-reader.ts';
import { openTill, type Till } from './till.ts';

const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

const call = async ({ bff }: Till, method: string): Promise<Response> =>
  bff.call('/api/calendar-feed', {
    method,
    session: await bff.signInAs('per_camille', customer),
    ...(method === 'POST' ? { body: {} } : {}),
  });
const make = async (till: Till): Promise<string> =>
  ((await (await call(till, 'POST')).json()) as { url: string }).url;
/** As a calendar does: from another machine, without any cookie or header of ours. */
const fetchFeed = async ({ bff }: Till, url: string, headers = {}): Promise<Response> =>
  bff.hono.request(url, { headers });
const namesIn = (events: readonly Component[]): string[] =>
  events.map((it) => propertiesOf(it, 'SUMMARY')[0]?.text ?? '');

onBothEngines('the calendar feed', (engine) => {
  it('names charges to come and ends of services by day, and no amount, means or person', async () => {
    const till = await openTill(engine);
    await till.saveCard('4242424242424242');
    await addService(till.bff, 'svc_a', customer, {
      label: 'Boutique; été, « 2026 »',
      expiresOn: '2026-12-05',
      ...auto,
    });
    await addService(till.bff, 'svc_b', customer, { domain: 'blog.fr', expiresOn: '2027-03-01' });
    await runNightly(till.bff.deps, 'one');

    const answer = await fetchFeed(till, await make(till));
    const text = await answer.text();

    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.deepEqual(namesIn(eventsIn(text)), [
      'Prélèvement : Boutique; été, « 2026 »',
      'Échéance : Boutique; été, « 2026 »',
      'À renouveler : blog.fr',
    ]);
    assert.deepEqual(
      eventsIn(text).map((it) => propertiesOf(it, 'DTSTART')[0]?.text),
      ['20261201', '20261205', '20270301'],
    );
    assert.doesNotMatch(text, /12[.,]90|1290|4242|Camille|Durand|per_camille|cus_a|@example/);
  });

  it('takes a stopped charge out of calendars', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-05', ...auto });
    await runNightly(till.bff.deps, 'one');
    const url = await make(till);
    const statusOf = async (): Promise<string | undefined> => {
      const [event] = eventsIn(await (await fetchFeed(till, url)).text());
      return event && propertiesOf(event, 'STATUS')[0]?.text;
    };

    assert.equal(await statusOf(), 'CONFIRMED');
    await till.bff.deps.db.updateTable('scheduledPayment').set({ status: 'stopped' }).execute();
    assert.equal(await statusOf(), 'CANCELLED');
  });

  it('is a secret of 256 bits, kept as a hash, replaced by a new one and revoked for good', async () => {
    const till = await openTill(engine);
    const first = await make(till);
    assert.match(first, /\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    const rows = await till.bff.deps.db.selectFrom('calendarFeed').selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes(first.slice(-47, -4)));

    const second = await make(till);
    assert.equal((await fetchFeed(till, first)).status, 404);
    assert.equal((await fetchFeed(till, second)).status, 200);
    const seen = (await (await call(till, 'GET')).json()) as {
      active: boolean;
      readAt?: string;
      url?: string;
    };
    assert.equal(seen.active, true);
    assert.ok(seen.readAt);
    assert.equal(seen.url, undefined);

    assert.equal((await call(till, 'DELETE')).status, 200);
    assert.equal((await call(till, 'DELETE')).status, 200);
    assert.equal((await fetchFeed(till, second)).status, 404);
    assert.deepEqual(await (await call(till, 'GET')).json(), { active: false });
  });

  it('ends with the access of its person, shows a delegate only his services, and asks no more than it may', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { label: 'vu' });
    await addService(till.bff, 'svc_b', customer, { label: 'caché' });
    const url = await make(till);
    const { db } = till.bff.deps;
    const { id: membershipId } = await db.selectFrom('membership').select('id').executeTakeFirstOrThrow();
    await db
      .updateTable('membership')
      .set({ services: 'listed' as never })
      .execute();
    await db.insertInto('membershipService').values({ membershipId, serviceId: 'svc_a' }).execute();
    assert.deepEqual(namesIn(eventsIn(await (await fetchFeed(till, url)).text())), ['À renouveler : vu']);

    const etag = (await fetchFeed(till, url)).headers.get('etag') ?? '';
    assert.equal((await fetchFeed(till, url, { 'if-none-match': etag })).status, 304);
    await db.updateTable('membership').set({ revokedAt: '2026-11-23T00:00:00.000Z' }).execute();
    assert.equal((await fetchFeed(till, url)).status, 404);
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) statuses.push((await fetchFeed(till, url)).status);
    assert.equal(statuses.at(-1), 429);
  });
});

describe('a calendar as text', () => {
  const summary = fc.string({ unit: 'grapheme', maxLength: 200 });
  const entry = summary.map((text): Entry => ({
    uid: 'a@b',
    day: '2026-12-31',
    summary: text,
    changedAt: '2026-11-23T09:00:00.123Z',
    sequence: 3,
    remindDays: 7,
  }));

  it('is RFC 5545 whatever the names hold, and gives them back', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), summary, (entries, name) => {
        const events = eventsIn(icsOf({ name, locale: 'fr', entries }));

        assert.deepEqual(
          namesIn(events),
          entries.map(({ summary: text }) => text.replace(/(?!\n)\p{Cc}/gu, ' ')),
        );
      }),
    );
  });

  it('folds between characters, wherever the fold falls', () => {
    for (let before = 0; before < 80; before++)
      eventsIn(icsOf({ name: 'a'.repeat(before) + '😀'.repeat(40), locale: 'fr', entries: [] }));
  });

  it('ends a day event on the next day, over the end of a year', () => {
    const text = icsOf({ name: 'x', locale: 'en', entries: fc.sample(entry, 1) });

    assert.match(text, /DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/);
    assert.match(text, /DTSTAMP:20261123T090000Z\r\n/);
  });
});
