import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../../bff/config.ts';
import { networkOf, addressOf } from '../../../bff/http/address.ts';
import { rateLimiter } from '../../../bff/http/rate-limit.ts';
import { Refusal } from '../../../bff/refusal.ts';
import { testBff, testClock } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';
import { behindProxy, problemOf, visitor } from '../../support/visitor.ts';

describe('rate limits', () => {
  it('say what is left on every answer, and when to come back once nothing is', async () => {
    const bff = await testBff('sqlite::memory:', { settings: behindProxy });
    const here = visitor(bff);

    const answers = [];
    for (let n = 0; n < 31; n++)
      answers.push(await here.post('/api/sign-in', { email: 'bad', password: 'x' }));
    bff.clock.advance(40_000);
    const late = await here.post('/api/sign-in', { email: 'bad', password: 'x' });
    bff.clock.advance(20_000);
    const after = await here.post('/api/sign-in', { email: 'bad', password: 'x' });
    const elsewhere = await visitor(bff, { ip: '192.0.2.99' }).get('/api/session');
    await bff.close();

    const [first, last, refused] = [answers[0], answers[29], answers[30]];
    assert.equal(first?.headers.get('ratelimit-policy'), '"minute";q=30;w=60');
    assert.equal(first?.headers.get('ratelimit'), '"minute";r=29;t=60');
    assert.equal(last?.headers.get('ratelimit'), '"minute";r=0;t=60');
    assert.equal(refused?.status, 429);
    assert.equal(refused?.headers.get('ratelimit'), '"minute";r=0;t=60');
    assert.equal(refused?.headers.get('retry-after'), '60');
    assert.partialDeepStrictEqual(await problemOf(refused!), { code: 'quota-exceeded', retryAfter: 60 });
    assert.equal(late.headers.get('retry-after'), '20');
    assert.equal(after.status, 400);
    assert.equal(elsewhere.headers.get('ratelimit'), '"minute";r=299;t=60');
  });

  it('leave a session twelve hundred requests a minute, wherever they come from', async () => {
    const bff = await testBff('sqlite::memory:', { settings: behindProxy });
    await addCamille(bff);
    const session = await bff.signInAs('per_camille', 'cus_a');
    const from = (n: number) =>
      bff.call('/api/session', { session, headers: { 'x-forwarded-for': `192.0.2.${n % 200}` } });

    const statuses = new Map<number, number>();
    for (let n = 0; n < 1203; n++) {
      const { status } = await from(n);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    await bff.close();

    assert.deepEqual(Object.fromEntries(statuses), { 200: 1200, 429: 3 });
  });

  it('count each call of a batch and tell the scarcest quota', async () => {
    const bff = await testBff();
    await addCamille(bff);
    const session = await bff.signInAs('per_camille', 'cus_a');
    const calls = [
      { op: 'getSession', input: {} },
      { op: 'listServices', input: {} },
      { op: 'exportServices', input: {} },
    ];

    const answer = await bff.call('/api/batch', { method: 'POST', session, body: { calls } });
    await bff.close();

    assert.equal(answer.headers.get('ratelimit'), '"minute";r=9;t=60');
  });

  it('are not widened by signing in again and again', async () => {
    const bff = await testBff('sqlite::memory:', { settings: behindProxy });
    await addCamille(bff);
    const here = visitor(bff);
    here.cookies.set('__Host-Http-o2s', await bff.signInAs('per_camille', 'cus_a'));

    const statuses = [];
    for (let n = 0; n < 6; n++) {
      here.cookies.set('__Host-Http-o2s', await bff.signInAs('per_camille', 'cus_a'));
      statuses.push((await here.post('/api/sign-up', { email: 'bad' })).status);
    }
    await bff.close();

    assert.deepEqual(statuses, [400, 400, 400, 400, 400, 429]);
  });

  it('survive a flood of new addresses without forgetting who was limited', () => {
    const clock = testClock();
    const spend = rateLimiter(clock);
    for (let n = 0; n < 60_000; n++) spend(`flood:${n}`, 1);
    for (let n = 0; n < 5; n++) spend('attacker', 5);
    for (let n = 0; n < 40_000; n++) spend(`more:${n}`, 1);

    assert.throws(
      () => spend('attacker', 5),
      (error) => error instanceof Refusal && error.code === 'quota-exceeded',
    );
    clock.advance(60_000);
    assert.equal(spend('attacker', 5).left, 4);
  });

  it('count an IPv6 subscriber once, however the address is written', () => {
    const same = [
      '2001:db8::1',
      '2001:0db8:0:0::ffff',
      '2001:DB8:0:0:1:2:3:4',
      '[2001:db8::5]:443',
      '2001:db8::1.2.3.4',
      '2001:db8::1%eth0',
    ];
    assert.deepEqual([...new Set(same.map(networkOf))], ['2001:db8:0:0::/64']);
    assert.equal(networkOf('2001:db8:0:1::1'), '2001:db8:0:1::/64');
    assert.equal(networkOf('::1'), '0:0:0:0::/64');
    assert.deepEqual(['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1:8080'].map(networkOf), [
      '192.0.2.1',
      '192.0.2.1',
      '192.0.2.1',
    ]);
    for (const odd of ['', 'unknown', '1::2::3', '<script>', '2001:db8', '12345::1'.repeat(9)])
      assert.equal(networkOf(odd), '?');
  });

  it('believe as many proxies as there are', () => {
    assert.equal(addressOf('203.0.113.9', '192.0.2.1', 0), '192.0.2.1');
    assert.equal(addressOf('198.51.100.1, 203.0.113.9', '192.0.2.1', 1), '203.0.113.9');
    assert.equal(addressOf('6.6.6.6, 198.51.100.1, 203.0.113.9', '192.0.2.1', 2), '198.51.100.1');
    assert.equal(addressOf(null, '192.0.2.1', 2), '192.0.2.1');
    assert.equal(readConfig({ TRUSTED_PROXIES: '2' }).trustedProxies, 2);
    for (const TRUSTED_PROXIES of ['yes', '-1', '1.5'])
      assert.throws(() => readConfig({ TRUSTED_PROXIES }), /^Error: TRUSTED_PROXIES must be the number of/);
  });
});
