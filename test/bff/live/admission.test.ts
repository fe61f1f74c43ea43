import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Hono } from 'hono';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { resolveActor } from '../../../bff/access/sessions.ts';
import { liveStreams } from '../../../bff/http/live.ts';
import { bodyOutlet } from '../../../bff/http/outlet.ts';
import { origin } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille } from '../../support/people.ts';

onBothEngines('a stream', ({ open }) => {
  it('is not opened for a session that ended while it was looked up', async () => {
    const bff = await open();
    await addCamille(bff);
    const session = await bff.signInAs('per_camille', 'cus_a');
    let looked = 0;
    const live = liveStreams(
      bff.deps,
      async (kind, secret) => {
        const actor = await resolveActor(bff.deps, kind, secret);
        if (looked++ === 0) await bff.call('/api/sign-out', { method: 'POST', session, body: {} });
        return actor;
      },
      bodyOutlet,
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
});
