import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Hono } from 'hono';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { resolveActor } from '../../../bff/access/sessions.ts';
import { liveStreams } from '../../../bff/http/live.ts';
import { bodyOutlet } from '../../../bff/http/outlet.ts';
import { rateLimiter } from '../../../bff/http/rate-limit.ts';
import { origin } from '../../support/bff.ts';
import { platformRandom, secret } from '../../../bff/ports/random.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille } from '../../support/people.ts';
import { problemOf } from '../../support/visitor.ts';

onBothEngines('a stream', ({ open }) => {
  it('is not opened for a session that ended while it was looked up', async () => {
    const bff = await open();
    await addCamille(bff);
    const session = await bff.signInAs('per_camille', 'cus_a');
    let looked = 0;
    const live = liveStreams(
      {
        deps: bff.deps,
        spend: rateLimiter(bff.clock),
        findActor: async (kind, secret) => {
          const actor = await resolveActor(bff.deps, kind, secret);
          if (looked++ === 0) await bff.call('/api/sign-out', { method: 'POST', session, body: {} });
          return actor;
        },
      },
      bodyOutlet,
      () => '192.0.2.1',
    );
    const hono = new Hono();
    live.mount(hono, '/api/events', 'portal');

    const answer = await hono.request(`${origin}/api/events`, {
      headers: { 'sec-fetch-site': 'same-origin', cookie: `${cookieName.portal}=${session}` },
    });
    const streams = live.count();
    live.close();

    assert.deepEqual([answer.status, streams, looked], [401, 0, 2]);
  });

  it('is opened again as often as a bad line needs, and no oftener', async () => {
    const bff = await open();
    await addCamille(bff);
    const [session, other] = [
      await bff.signInAs('per_camille', 'cus_a'),
      await bff.signInAs('per_camille', 'cus_a'),
    ];
    const again = async (of: string): Promise<Response> => {
      const answer = await bff.call('/api/events', { session: of });
      await answer.body?.cancel();
      return answer;
    };

    const statuses = new Set<number>();
    for (let n = 0; n < 120; n++) statuses.add((await again(session)).status);
    const refused = await bff.call('/api/events', { session });
    const neighbour = await again(other);
    bff.clock.advance(60_000);

    assert.deepEqual([...statuses], [200]);
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
    assert.equal((await problemOf(refused)).code, 'quota-exceeded');
    assert.equal(neighbour.status, 200);
    assert.equal((await again(session)).status, 200);
  });

  it('of nobody is refused with a time to wait once there were too many, whoever is signed in there', async () => {
    const bff = await open();
    await addCamille(bff);
    const session = await bff.signInAs('per_camille', 'cus_a');

    const statuses = new Map<number, number>();
    for (let n = 0; n < 310; n++) {
      const { status } = await bff.call('/api/events', { session: secret(platformRandom) });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const last = await bff.call('/api/events');
    const signedIn = await bff.call('/api/events', { session });
    await signedIn.body?.cancel();

    assert.deepEqual(
      [...statuses],
      [
        [401, 300],
        [429, 10],
      ],
    );
    assert.equal(last.headers.get('retry-after'), '60');
    assert.equal(signedIn.status, 200);
    assert.equal((await bff.call('/api/session')).status, 200);
  });
});
