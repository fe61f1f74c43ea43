import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hash as argon2 } from '@node-rs/argon2';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille, addCustomer, addPerson, join, passphrase } from '../../support/people.ts';
import { behindProxy, postman, problemOf, visitor, type Visitor } from '../../support/visitor.ts';

const minute = 60_000;
const hour = 60 * minute;

onBothEngines('sign-in', ({ open }) => {
  const server = async () => {
    const mailer = postman();
    const bff = await open({ mailer, settings: behindProxy });
    return { mailer, bff, camille: await addCamille(bff) };
  };
  const signIn = (who: Visitor, more = {}) =>
    who.post('/api/sign-in', { email: 'camille@example.fr', password: passphrase, ...more });
  const signedIn = async (who: Visitor): Promise<boolean> =>
    ((await (await who.get('/api/session')).json()) as { signedIn: boolean }).signedIn;
  const auditOf = async (bff: TestBff) =>
    (await bff.deps.db.selectFrom('audit').select('what').orderBy('at').execute()).map(({ what }) => what);

  it('gives a cookie that only our own pages send and no script reads', async () => {
    const { bff } = await server();

    const answer = await signIn(visitor(bff));

    const [device, session] = answer.headers.getSetCookie();
    assert.match(session ?? '', /^__Host-Http-o2s=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    assert.match(
      device ?? '',
      /^__Host-Http-o2d=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=15552000$/,
    );
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual(await answer.json(), { signedIn: true });
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { bff } = await server();

    const wrong = await signIn(visitor(bff), { password: 'not the right words' });
    const unknown = await signIn(visitor(bff), { email: 'nobody@example.fr' });

    const [a, b] = [await problemOf(wrong), await problemOf(unknown)];
    assert.deepEqual({ ...a, instance: '' }, { ...b, instance: '' });
    assert.equal(a.code, 'credentials-refused');
    const names = (answer: Response) =>
      [...answer.headers.keys()].filter((name) => name !== 'request-id').toSorted();
    assert.deepEqual(names(wrong), names(unknown));
  });

  it('hashes a password anew that was hashed when less was asked, and the old one no more', async () => {
    const { bff } = await server();
    const db = bff.deps.db;
    const hashOf = async () =>
      (await db.selectFrom('password').select('hash').executeTakeFirstOrThrow()).hash;
    const weak = await argon2(passphrase, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await db.updateTable('password').set({ hash: weak }).execute();

    await signIn(visitor(bff), { password: 'not the right words' });
    assert.equal(await hashOf(), weak);
    await signIn(visitor(bff));
    const strong = await hashOf();
    assert.match(strong, /m=19456,t=2,/);
    const again = await signIn(visitor(bff));

    assert.equal(again.status, 200);
    assert.equal(await hashOf(), strong);
  });

  it('starts another session each time, and the old one is dead', async () => {
    const { bff, camille } = await server();
    const here = visitor(bff);

    await signIn(here, { email: '  CAMILLE@Example.fr ' });
    const first = here.cookies.get(cookieName.portal) ?? '';
    await signIn(here);
    const second = here.cookies.get(cookieName.portal);
    const old = visitor(bff);
    old.cookies.set(cookieName.portal, first);

    assert.notEqual(first, second);
    assert.equal(await signedIn(here), true);
    assert.equal(await signedIn(old), false);
    assert.equal(camille.email, 'camille@example.fr');
  });

  it('ends at sign-out, also for whoever kept the cookie', async () => {
    const { bff } = await server();
    const here = visitor(bff);
    await signIn(here);
    const thief = visitor(bff);
    thief.cookies.set(cookieName.portal, here.cookies.get(cookieName.portal) ?? '');

    await here.post('/api/sign-out', {});
    const again = await here.post('/api/sign-out', {});

    assert.equal(await signedIn(thief), false);
    assert.equal(here.cookies.has(cookieName.portal), false);
    assert.equal(again.status, 200);
    assert.deepEqual(await auditOf(bff), ['signed-in', 'signed-out']);
  });

  it('ends after an hour without use, and after twelve hours in any case', async () => {
    const { bff } = await server();
    const idle = visitor(bff);
    const busy = visitor(bff);
    await signIn(idle);
    await signIn(busy);

    const alive = [];
    for (let passed = 0; passed < 12.5 * hour; passed += 30 * minute) {
      bff.clock.advance(30 * minute);
      alive.push(await signedIn(busy));
    }

    assert.equal(await signedIn(idle), false);
    assert.deepEqual(alive, [...Array.from({ length: 23 }, () => true), false, false]);
  });

  it('stays signed in for thirty days when asked, but not after fourteen without use', async () => {
    const { bff } = await server();
    const [lazy, regular] = [visitor(bff), visitor(bff)];
    const answer = await signIn(lazy, { stay: true });
    await signIn(regular, { stay: true });

    bff.clock.advance(13 * 24 * hour);
    const at13 = await signedIn(regular);
    bff.clock.advance(13 * 24 * hour);
    const at26 = [await signedIn(regular), await signedIn(lazy)];
    bff.clock.advance(4 * 24 * hour);

    assert.match(answer.headers.getSetCookie().join('\n'), /o2s=[^;]+; .*Max-Age=2592000/);
    assert.equal(at13, true);
    assert.deepEqual(at26, [true, false]);
    assert.equal(await signedIn(regular), false);
  });

  it('keeps at most twenty sessions of a person: the oldest leaves', async () => {
    const { bff, camille } = await server();
    const secrets: string[] = [];
    for (let n = 0; n < 21; n++) {
      bff.clock.advance(1000);
      secrets.push(await bff.signInAs(camille.id, 'cus_a'));
    }

    const alive = [];
    for (const session of secrets)
      alive.push(
        ((await (await bff.call('/api/session', { session })).json()) as { signedIn: boolean }).signedIn,
      );

    assert.deepEqual(alive, [false, ...Array.from({ length: 20 }, () => true)]);
  });

  it('is over for the oldest of twenty at once, though it was recognised a moment before', async () => {
    const { bff, camille } = await server();
    const oldest = await bff.signInAs(camille.id, 'cus_a');
    bff.clock.advance(1000);
    for (let n = 1; n < 20; n++) await bff.signInAs(camille.id, 'cus_a');
    const isIn = async (): Promise<boolean> =>
      ((await (await bff.call('/api/session', { session: oldest })).json()) as { signedIn: boolean })
        .signedIn;
    assert.equal(await isIn(), true);

    await bff.signInAs(camille.id, 'cus_a');

    assert.equal(await isIn(), false);
  });

  it('changes the account under a new session that lives no longer than the old', async () => {
    const { bff, camille } = await server();
    await addCustomer(bff, 'cus_b', 'Autre');
    await join(bff, camille.id, 'cus_b', { role: 'technical' });
    await addCustomer(bff, 'cus_c', 'Étrangère');
    const here = visitor(bff);
    await signIn(here, { stay: true });
    const first = here.cookies.get(cookieName.portal) ?? '';

    bff.clock.advance(24 * hour);
    const blocked = await here.post('/api/session/account', { account: 'cus_b' });
    await signIn(here, { stay: true });
    bff.clock.advance(10 * hour);
    const answer = await here.post('/api/session/account', { account: 'cus_b' });
    const foreign = await here.post('/api/session/account', { account: 'cus_c' });
    bff.clock.advance(13 * 24 * hour);

    assert.equal((await problemOf(blocked)).code, 'step-up-required');
    assert.partialDeepStrictEqual(await answer.json(), { activeAccount: 'cus_b', signedIn: true });
    assert.match(answer.headers.getSetCookie().join(), new RegExp(`Max-Age=${(30 * 24 - 10) * 3600}`));
    assert.equal((await problemOf(foreign)).code, 'not-found');
    assert.equal(await signedIn(here), true, 'a session that stays keeps its long idle time');
    const old = visitor(bff);
    old.cookies.set(cookieName.portal, first);
    assert.equal(await signedIn(old), false);
  });

  it('proves no more after a change of account than before: the level and the time of the sign-in stay', async () => {
    const { bff, camille } = await server();
    await addCustomer(bff, 'cus_b', 'Autre');
    await join(bff, camille.id, 'cus_b', { role: 'technical' });
    const newest = () =>
      bff.deps.db
        .selectFrom('session')
        .select(['level', 'authenticatedAt', 'createdAt', 'customerId'])
        .orderBy('createdAt', 'desc')
        .executeTakeFirstOrThrow();
    for (const level of ['pwd', 'mfa'] as const) {
      const session = await bff.signInAs(camille.id, 'cus_a', level);
      const before = await newest();
      bff.clock.advance(60_000);
      const answer = await bff.call('/api/session/account', {
        method: 'POST',
        session,
        body: { account: 'cus_b' },
      });
      assert.equal(answer.status, 200, await answer.clone().text());

      const after = await newest();
      assert.deepEqual([after.level, after.authenticatedAt], [level, before.authenticatedAt]);
      assert.deepEqual([after.customerId, after.createdAt > before.createdAt], ['cus_b', true]);
      bff.clock.advance(60_000);
    }
  });

  it('opens one’s own account first, and none to whom every account was taken', async () => {
    const { bff, camille } = await server();
    await addCustomer(bff, 'cus_0', 'AAA client of hers');
    await join(bff, camille.id, 'cus_0', { role: 'administrative' });
    await addPerson(bff, { id: 'per_gone', email: 'gone@example.fr' });
    await join(bff, 'per_gone', 'cus_a', { role: 'technical', revoked: true });
    const here = visitor(bff);

    await signIn(here);
    const gone = await signIn(visitor(bff), { email: 'gone@example.fr' });

    assert.partialDeepStrictEqual(await (await here.get('/api/session')).json(), { activeAccount: 'cus_a' });
    assert.equal((await problemOf(gone)).code, 'credentials-refused');
  });

  it('tells of a new browser by mail, but neither of the first nor of a known one', async () => {
    const { bff, mailer, camille } = await server();
    const first = visitor(bff);
    await signIn(first);
    await signIn(first);
    const agent = '<b>Mozilla</b> (Windows NT 10.0) Chrome/146.0 Safari/537.36';
    await signIn(visitor(bff, { agent }));
    await bff.jobs.drain();

    const mails = mailer.to(camille.email);

    assert.equal(mails.length, 1);
    assert.match(mails[0]?.text ?? '', /Chrome, Windows/);
    assert.doesNotMatch(mails[0]?.html ?? '', /Mozilla/);
    assert.deepEqual((await auditOf(bff)).toSorted(), ['new-device', 'signed-in', 'signed-in', 'signed-in']);
  });

  it('remembers a browser for each of the persons who share it', async () => {
    const { bff, mailer } = await server();
    await addPerson(bff, { id: 'per_lou', email: 'lou@example.fr' });
    await join(bff, 'per_lou', 'cus_a', { role: 'technical' });
    const shared = visitor(bff);

    for (const email of ['camille@example.fr', 'lou@example.fr', 'camille@example.fr', 'lou@example.fr'])
      await signIn(shared, { email });
    await bff.jobs.drain();

    assert.equal(mailer.sent.length, 0);
  });

  it('journals failures with the address they came from, unchangeably', async () => {
    const { bff, camille } = await server();

    await signIn(visitor(bff, { ip: '198.51.100.7' }), { password: 'wrong password here' });

    const row = await bff.deps.db.selectFrom('audit').selectAll().executeTakeFirstOrThrow();
    assert.partialDeepStrictEqual(row, { what: 'sign-in-failed', personId: camille.id });
    assert.deepEqual(JSON.parse(row.facts), { ip: '198.51.100.7', browser: 'Firefox, Linux' });
    await assert.rejects(bff.deps.db.deleteFrom('audit').execute(), /never deleted|never altered/);
    await assert.rejects(bff.deps.db.updateTable('audit').set({ facts: '{}' }).execute(), /never altered/);
  });
});
