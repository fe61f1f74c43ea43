import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Hono } from 'hono';
import * as v from 'valibot';
import { operation } from '../../../components/contract/operation.ts';
import { actorCache } from '../../../bff/access/actor-cache.ts';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { mountOperations } from '../../../bff/http/rest.ts';
import { rememberRevisions } from '../../../bff/http/revisions.ts';
import { rateLimiter } from '../../../bff/http/rate-limit.ts';
import { origin, testBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';

const reveal = operation({
  name: 'reveal',
  summary: 'Reveal.',
  method: 'POST',
  path: '/reveal',
  audience: 'first-party',
  input: v.strictObject({}),
  output: v.object({ done: v.literal(true) }),
  problems: ['step-up-required'],
  level: { atLeast: 'mfa', maxAge: 300 },
});

it('an operation with a level answers the challenge of RFC 9470 until the level is there and fresh', async () => {
  const bff = await testBff();
  await addCamille(bff);
  const app = new Hono();
  const run = (): Promise<unknown> => Promise.resolve({ done: true });
  mountOperations(
    app,
    {
      deps: bff.deps,
      operations: { reveal },
      routes: new Map([['reveal', { name: 'reveal' as never, run }]]),
      findActor: actorCache(bff.deps),
      spend: rateLimiter(bff.deps.clock),
      revisions: rememberRevisions(bff.deps),
    },
    () => '192.0.2.1',
  );
  const ask = (session: string) => {
    const cookie = `${cookieName.portal}=${session}`;
    const headers = {
      'sec-fetch-site': 'same-origin',
      'o2-client': '1',
      'content-type': 'application/json',
      cookie,
    };
    return app.request(`${origin}/api/reveal`, { method: 'POST', headers, body: '{}' });
  };

  const weak = await ask(await bff.signInAs('per_camille', 'cus_a', 'pwd'));
  const strong = await bff.signInAs('per_camille', 'cus_a', 'mfa');
  const fresh = await ask(strong);
  bff.clock.advance(301_000);
  const stale = await ask(strong);
  await bff.close();

  for (const answer of [weak, stale]) {
    assert.equal(answer.status, 401);
    const challenge =
      'O2 error="insufficient_user_authentication", acr_values="urn:o2:acr:mfa", max_age="300"';
    assert.equal(answer.headers.get('www-authenticate'), challenge);
    assert.partialDeepStrictEqual(await answer.json(), {
      type: 'https://espace-o2.example/problems/step-up-required',
      code: 'step-up-required',
      stepUp: { acrValues: 'urn:o2:acr:mfa', maxAge: 300 },
    });
  }
  assert.equal(fresh.status, 200);
});
