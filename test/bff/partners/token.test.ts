import assert from 'node:assert/strict';
import { it } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { revokeKeys } from '../../../bff/partners/key-storage.ts';
import { platformRandom, secret } from '../../../bff/ports/random.ts';
import { operations } from '../../../components/contract/api.ts';
import type { Problem } from '../../../components/contract/problem.ts';
import { onBothEngines } from '../../support/engines.ts';
import { newVault, type Twist } from './node-vault.ts';
import { agency, embedBatch, embedCall, openSite, type Site } from './site.ts';

const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as Problem).code;
const isLive = async ({ bff }: Site, session: string): Promise<boolean> =>
  (await embedCall(bff, session, 'listServices')).problem?.code !== 'unauthenticated';

onBothEngines('POST /embed/token', ({ open }) => {
  it('opens a session in a partitioned cookie that no script reads, and says nothing of it', async () => {
    const site = await openSite(await open());

    const answer = await site.vault.tryRedeem(await site.approve());

    assert.equal(await answer.text(), '{"signedIn":true}');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(
      answer.headers.getSetCookie().join(),
      /^__Host-Http-o2e=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=28800$/,
    );
  });

  it('gives the session the account, the level and the time of the sign-in', async () => {
    const site = await openSite(await open());
    const session = await site.connect();

    const { output } = await embedCall(site.bff, session, 'getSession');

    const info = output as Record<string, unknown>;
    assert.deepEqual(
      [info['signedIn'], info['activeAccount'], info['level'], info['scopes'], info['partner']],
      [true, 'cus_a', 'pwd', ['services:read'], { name: 'Agence Horizon' }],
    );
  });

  it('keeps of the browser no more than its family', async () => {
    const site = await openSite(await open());
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';
    await site.vault.redeem(await site.approve(), undefined, agent);

    const rows = await site.bff.deps.db
      .selectFrom('session')
      .where('kind', '=', 'embed')
      .select('agent')
      .execute();
    assert.deepEqual(rows, [{ agent: 'Firefox, Linux' }]);
  });

  it('takes a code once; the second time ends the session born from it', async () => {
    const site = await openSite(await open());
    const code = await site.approve();
    const session = await site.vault.redeem(code);
    assert.ok(await isLive(site, session));

    const again = await site.vault.tryRedeem(code);

    assert.equal(await codeOf(again), 'proof-refused');
    assert.equal(await isLive(site, session), false);
  });

  it('lets one of two that come together win at most, and neither keeps the session', async () => {
    const site = await openSite(await open());
    const code = await site.approve();

    const answers = await Promise.all([site.vault.tryRedeem(code), site.vault.tryRedeem(code)]);

    assert.ok(answers.filter(({ status }) => status === 200).length <= 1);
    const live = await site.bff.deps.db
      .selectFrom('session')
      .where('kind', '=', 'embed')
      .where('endedAt', 'is', null)
      .selectAll()
      .execute();
    assert.equal(live.length, 0);
  });

  it('takes a code for 60 seconds', async () => {
    const site = await openSite(await open());
    const [soon, late] = [await site.approve(), await site.approve()];

    site.bff.clock.advance(59_000);
    assert.equal((await site.vault.tryRedeem(soon)).status, 200);
    site.bff.clock.advance(1000);

    assert.equal(await codeOf(await site.vault.tryRedeem(late)), 'proof-refused');
  });

  it('refuses every proof that is not the vault’s own of this minute for this address, and spends the code', async () => {
    const site = await openSite(await open());
    const other = await newVault(site.bff);
    const seconds = Math.floor(site.bff.clock.now() / 1000);
    const twists: Record<string, Twist> = {
      'another type': { header: { typ: 'JWT' } },
      'another key shown': { header: { jwk: other.key }, signWith: other.privateKey },
      'a key that did not sign': { header: { jwk: other.key } },
      'a signature of another': { signWith: other.privateKey },
      'another method': { claims: { htm: 'GET' } },
      'another address': { claims: { htu: 'https://evil.example/embed/token' } },
      'an address with a query': { claims: { htu: 'http://space.localhost:8787/embed/token?x' } },
      'an old one': { claims: { iat: seconds - 120 } },
      'one from the future': { claims: { iat: seconds + 120 } },
      'no number': { claims: { jti: '' } },
      'a number too short': { claims: { jti: 'a' } },
      'no time': { claims: { iat: undefined as unknown as number } },
    };
    for (const [what, twist] of Object.entries(twists)) {
      const code = await site.approve();
      site.bff.clock.advance(3000);
      assert.equal(
        await codeOf(await site.vault.tryRedeem(code, { proof: await site.vault.proof(twist) })),
        'proof-refused',
        what,
      );
      assert.equal(
        await codeOf(await site.vault.tryRedeem(code)),
        'proof-refused',
        `${what}: the code is spent`,
      );
      site.bff.clock.advance(60_000);
    }
  });

  it('refuses what is no proof at all', async () => {
    const site = await openSite(await open());
    const unsigned = new UnsecuredJWT({
      htm: 'POST',
      htu: `${site.bff.deps.settings.origin}/embed/token`,
      jti: 'x'.repeat(20),
    })
      .setIssuedAt()
      .encode();

    for (const proof of ['', 'nonsense', 'a.b.c', unsigned, `${'x'.repeat(3000)}.y.z`]) {
      const answer = await site.vault.tryRedeem(await site.approve(), { proof });
      assert.equal(await codeOf(answer), 'proof-refused', proof.slice(0, 20));
    }
  });

  it('takes a proof once', async () => {
    const site = await openSite(await open());
    const proof = await site.vault.proof();
    assert.equal((await site.vault.tryRedeem(await site.approve(), { proof })).status, 200);

    assert.equal(await codeOf(await site.vault.tryRedeem(await site.approve(), { proof })), 'proof-refused');
  });

  it('refuses the verifier of another', async () => {
    const site = await openSite(await open());

    const answer = await site.vault.tryRedeem(await site.approve(), { verifier: secret(platformRandom) });

    assert.equal(await codeOf(answer), 'proof-refused');
  });

  it('gives nothing to a key of one’s own, whoever carries the code', async () => {
    const site = await openSite(await open());
    const thief = await newVault(site.bff);

    const answer = await thief.tryRedeem(await site.approve(), { verifier: site.vault.verifier });

    assert.equal(await codeOf(answer), 'proof-refused');
    assert.equal(answer.headers.getSetCookie().length, 0);
  });

  it('refuses a key that is enrolled no more, and a consent that is over', async () => {
    const site = await openSite(await open());
    const code = await site.approve();
    const { db } = site.bff.deps;
    await revokeKeys(db, 'per_camille', agency.key, new Date(site.bff.clock.now()).toISOString());
    assert.equal(await codeOf(await site.vault.tryRedeem(code)), 'proof-refused');

    const next = await site.approve();
    await db
      .updateTable('consent')
      .set({ revokedAt: new Date(site.bff.clock.now()).toISOString() })
      .execute();
    assert.equal(await codeOf(await site.vault.tryRedeem(next)), 'proof-refused');
  });

  it('ends the session that the browser had before', async () => {
    const site = await openSite(await open());
    const former = await site.connect();

    const fresh = await site.vault.redeem(await site.approve(), former);

    assert.equal(await isLive(site, former), false);
    assert.ok(await isLive(site, fresh));
  });

  it('is closed to other sites, to forms and to odd bodies', async () => {
    const site = await openSite(await open());
    const send = async (
      headers: Record<string, string>,
      body: unknown = { code: 'x'.repeat(43), codeVerifier: 'y'.repeat(43) },
    ) => codeOf(await site.bff.call('/embed/token', { method: 'POST', headers, body }));

    assert.equal(await send({ 'sec-fetch-site': 'cross-site', origin: agency.origin }), 'cross-site-request');
    assert.equal(await send({ 'sec-fetch-site': '', origin: 'null' }), 'cross-site-request');
    assert.equal(await send({ 'content-type': 'text/plain' }), 'unsupported-media-type');
    assert.equal(await send({}, '{'), 'malformed-body');
    assert.equal(await send({}, { code: 'short' }), 'invalid-input');
    assert.equal(
      await send({}, { code: 'x'.repeat(43), codeVerifier: 'y'.repeat(43), jwk: {} }),
      'invalid-input',
    );
    assert.equal(await send({}, { code: 'x'.repeat(5000) }), 'body-too-large');
  });

  it('counts tries by address', async () => {
    const site = await openSite(await open());
    const codes = [];
    for (let i = 0; i < 31; i++) codes.push(await codeOf(await site.vault.tryRedeem(secret(platformRandom))));

    assert.deepEqual(new Set(codes.slice(0, 30)), new Set(['proof-refused']));
    assert.equal(codes[30], 'quota-exceeded');
  });
});

onBothEngines('a session of a vault', ({ open }) => {
  it('is nothing to another partner’s vault on the same site', async () => {
    const site = await openSite(await open());
    const session = await site.connect();

    const [foreign] = await embedBatch(
      site.bff,
      session,
      [{ op: 'listServices', input: {} }],
      'pk_live_neighbour',
    );
    const [none] = await embedBatch(site.bff, session, [{ op: 'listServices', input: {} }], '');

    assert.equal(foreign?.problem?.code, 'unauthenticated');
    assert.equal(none?.problem?.code, 'unauthenticated');
  });

  it('opens nothing on our own pages, nor theirs on a partner’s', async () => {
    const site = await openSite(await open());
    const session = await site.connect();

    const portal = await site.bff.call('/api/services', { session });
    const embedded = await embedCall(site.bff, site.session, 'listServices');

    assert.equal(portal.status, 401);
    assert.equal(embedded.problem?.code, 'unauthenticated');
  });

  it('reaches no operation beyond its scopes, and none that is ours alone', async () => {
    const site = await openSite(await open());
    const session = await site.connect();

    for (const [op, it] of Object.entries(
      operations as Record<string, { audience: string; scope?: string }>,
    )) {
      if (
        op === 'getSession' ||
        op === 'signOut' ||
        it.scope === 'services:read' ||
        it.audience === 'session'
      )
        continue;
      const { problem } = await embedCall(site.bff, session, op as never, {});
      const expected = it.audience === 'customer' && it.scope ? 'scope-missing' : 'first-party-only';
      assert.equal(problem?.code, expected, op);
    }
  });

  it('idles after half an hour and ends after eight', async () => {
    const site = await openSite(await open());
    const idle = await site.connect();
    site.bff.clock.advance(31 * 60_000);
    assert.equal(await isLive(site, idle), false);

    const session = await site.connect();
    for (let i = 0; i < 24; i++) {
      site.bff.clock.advance(20 * 60_000 - 1);
      assert.ok(await isLive(site, session));
    }
    // Who a cookie belongs to is remembered for five seconds.
    site.bff.clock.advance(6000);

    assert.equal(await isLive(site, session), false);
  });
});
