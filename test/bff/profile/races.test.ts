import assert from 'node:assert/strict';
import { afterEach, beforeEach, it, mock } from 'node:test';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { resolveActor } from '../../../bff/access/sessions.ts';
import { approve } from '../../../bff/partners/domain.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille, addCustomer, addPerson, join, passphrase } from '../../support/people.ts';
import { quickHasher } from '../../support/quick-hasher.ts';
import { behindProxy, postman, problemOf, tokenIn, visitor } from '../../support/visitor.ts';
import { agency, openSite } from '../partners/site.ts';

const other = 'trompette lavande 1848';

onBothEngines('what happens to access while something else does', ({ open }) => {
  const server = async () => {
    const mailer = postman();
    const bff = await open({ mailer, passwords: quickHasher(), settings: behindProxy });
    const { email } = await addCamille(bff);
    const linkOf = async (): Promise<string> => {
      await visitor(bff).post('/api/password/forgotten', { email });
      await bff.jobs.drain();
      return tokenIn(mailer.to(email).at(-1)!);
    };
    return { bff, email, linkOf };
  };
  const liveSessions = async ({ deps }: TestBff): Promise<number> =>
    (await deps.db.selectFrom('session').where('endedAt', 'is', null).select('idHash').execute()).length;
  const listen = async (bff: TestBff, session: string) => {
    const answer = await bff.call('/api/events', { session });
    assert.equal(answer.status, 200);
    return { text: answer.text() };
  };
  // No look at the streams but those that a test asks for.
  beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
  afterEach(() => mock.timers.reset());

  it('a password that is replaced while it is verified opens nothing', async () => {
    const { bff, email, linkOf } = await server();
    const token = await linkOf();
    const verify = bff.deps.passwords.verify.bind(bff.deps.passwords);
    bff.deps.passwords.verify = async (...given) => {
      const right = await verify(...given);
      assert.equal((await visitor(bff).post('/api/password', { token, password: other })).status, 200);
      return right;
    };

    const late = await visitor(bff).post('/api/sign-in', { email, password: passphrase });

    assert.equal((await problemOf(late)).code, 'credentials-refused');
    assert.equal(await liveSessions(bff), 0);
  });

  it('a session that is changed for another account several times at once has one successor', async () => {
    const { bff } = await server();
    await addCustomer(bff, 'cus_b', 'Autre');
    await join(bff, 'per_camille', 'cus_b');
    const session = await bff.signInAs('per_camille', 'cus_a');

    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        bff.call('/api/session/account', { method: 'POST', session, body: { account: 'cus_b' } }),
      ),
    );

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [
      200,
      ...Array.from({ length: 7 }, () => 401),
    ]);
    assert.equal(await liveSessions(bff), 1);
  });

  it('a consent of a session that ended meanwhile gives no code', async () => {
    const site = await openSite(await open());
    const actor = (await resolveActor(site.bff.deps, 'portal', site.session)) ?? assert.fail();
    await site.bff.call('/api/sign-out', { method: 'POST', session: site.session, body: {} });

    const late = approve(site.bff.deps, actor, {
      partner: agency.key,
      origin: agency.origin,
      scopes: ['services:read'],
      accounts: ['cus_a'],
      key: site.vault.key,
      codeChallenge: site.vault.challenge,
    });

    await assert.rejects(late, { code: 'unauthenticated' });
    assert.deepEqual(await site.bff.deps.db.selectFrom('consent').selectAll().execute(), []);
  });

  it('the stream of whoever was signed in ends when somebody else signs in at that browser', async () => {
    const { bff } = await server();
    await addPerson(bff, { id: 'per_lou', email: 'lou@example.fr' });
    await join(bff, 'per_lou', 'cus_a', { role: 'technical' });
    const here = visitor(bff);
    await here.post('/api/sign-in', { email: 'camille@example.fr', password: passphrase });
    const stream = await listen(bff, here.cookies.get(cookieName.portal) ?? '');

    await here.post('/api/sign-in', { email: 'lou@example.fr', password: passphrase });

    assert.match(await stream.text, /event: end/);
  });

  it('the stream of whoever was signed in ends when somebody else sets a password at that browser', async () => {
    const { bff, linkOf } = await server();
    await addPerson(bff, { id: 'per_lou', email: 'lou@example.fr' });
    await join(bff, 'per_lou', 'cus_a', { role: 'technical' });
    const here = visitor(bff);
    await here.post('/api/sign-in', { email: 'lou@example.fr', password: passphrase });
    const stream = await listen(bff, here.cookies.get(cookieName.portal) ?? '');

    await here.post('/api/password', { token: await linkOf(), password: other });

    assert.match(await stream.text, /event: end/);
  });

  it('a stream ends within five seconds after the session or the delegation did by itself', async () => {
    const { bff } = await server();
    const streams = [await listen(bff, await bff.signInAs('per_camille', 'cus_a'))];
    await addPerson(bff, { id: 'per_lou', email: 'lou@example.fr' });
    await join(bff, 'per_lou', 'cus_a', { role: 'technical' });
    const endsAt = new Date(bff.clock.now() + 1000).toISOString();
    await bff.deps.db.updateTable('membership').set({ endsAt }).where('personId', '=', 'per_lou').execute();
    streams.push(await listen(bff, await bff.signInAs('per_lou', 'cus_a')));

    bff.clock.advance(3_600_000);

    mock.timers.tick(5000);
    for (const { text } of streams) assert.match(await text, /event: end/);
  });
});
