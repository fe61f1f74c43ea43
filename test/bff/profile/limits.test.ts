import assert from 'node:assert/strict';
import { it } from 'node:test';
import { delayAfter } from '../../../bff/access/limits.ts';
import { sweep } from '../../../bff/jobs/sweep.ts';
import { Refusal } from '../../../bff/refusal.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille, addPerson, join, passphrase } from '../../support/people.ts';
import { quickHasher } from '../../support/quick-hasher.ts';
import { behindProxy, postman, problemOf, tokenIn, visitor } from '../../support/visitor.ts';

const minute = 60_000;

onBothEngines('limits on passwords', ({ open, openAt, place }) => {
  const server = async () => {
    const passwords = quickHasher();
    const mailer = postman();
    const bff = await open({ passwords, mailer, settings: behindProxy });
    await addCamille(bff);
    return { bff, passwords, mailer };
  };
  let addresses = 0;
  /** Each try from an address of its own, as a botnet would. */
  const guess = (bff: TestBff, email = 'camille@example.fr', password = 'wrong words here') =>
    visitor(bff, { ip: `2001:db8:${(++addresses).toString(16)}::1` }).post('/api/sign-in', {
      email,
      password,
    });

  it('slow an account down from the fifth failure on, wherever it comes from', async () => {
    const { bff } = await server();

    for (let n = 1; n <= 4; n++) assert.equal((await guess(bff)).status, 401);
    const waits = [];
    for (let n = 5; n <= 13; n++) {
      assert.equal((await guess(bff)).status, 401);
      const { code, retryAfter = 0 } = await problemOf(await guess(bff));
      assert.equal(code, 'quota-exceeded');
      waits.push(retryAfter);
      bff.clock.advance(retryAfter * 1000);
    }

    assert.deepEqual(waits, [1, 2, 4, 8, 16, 30, 30, 30, 30]);
    assert.deepEqual([5, 6, 7, 8, 9, 10, 99].map(delayAfter), [1, 2, 4, 8, 16, 30, 30]);
  });

  it('hold across processes that share a database', async () => {
    const url = await place();
    const both = { passwords: quickHasher(), mailer: postman(), settings: behindProxy };
    const [one, two] = [await openAt(url, both), await openAt(url, both)];
    await addCamille(one);

    for (const bff of [one, two, one, two, one]) assert.equal((await guess(bff)).status, 401);
    for (const bff of [one, two]) assert.equal((await guess(bff)).status, 429);

    const from = visitor(one, { ip: '192.0.2.77' });
    const elsewhere = visitor(two, { ip: '192.0.2.77' });
    const tries: number[] = [];
    for (let n = 0; n < 16; n++)
      for (const who of [from, elsewhere])
        tries.push((await who.post('/api/sign-in', { email: `n${n}@example.fr`, password: 'x' })).status);
    assert.deepEqual([tries.slice(0, 30).includes(429), tries.slice(30)], [false, [429, 429]]);
  });

  it('refuse even the right password while an account waits, without looking at it', async () => {
    const { bff, passwords } = await server();
    for (let n = 0; n < 5; n++) await guess(bff);
    const before = passwords.verified;

    const right = await guess(bff, undefined, passphrase);
    bff.clock.advance(1000);
    const later = await guess(bff, undefined, passphrase);

    assert.equal(right.status, 429);
    assert.equal(right.headers.get('retry-after'), '1');
    assert.equal(passwords.verified, before + 1);
    assert.equal(later.status, 200);
  });

  it('are forgotten with a success, and after fifteen quiet minutes', async () => {
    const { bff } = await server();
    for (let n = 0; n < 4; n++) await guess(bff);
    await guess(bff, undefined, passphrase);
    for (let n = 0; n < 4; n++) assert.equal((await guess(bff)).status, 401);
    bff.clock.advance(15 * minute + 1);

    for (let n = 0; n < 4; n++) assert.equal((await guess(bff)).status, 401);
    bff.clock.advance(15 * minute - 1000);
    assert.equal((await guess(bff)).status, 401);
    assert.equal((await guess(bff)).status, 429);
  });

  it('count every spelling of an address as one', async () => {
    const { bff } = await server();
    const spellings = [
      'camille@example.fr',
      'Camille@example.fr',
      'CAMILLE@EXAMPLE.FR',
      ' camille@example.fr ',
      'camille@EXAMPLE.fr',
    ];
    for (const email of spellings) assert.equal((await guess(bff, email)).status, 401);

    assert.equal((await guess(bff, 'cAmIlLe@example.fr')).status, 429);
  });

  it('count parallel guesses: of fifty at once five are looked at', async () => {
    const { bff, passwords } = await server();

    const answers = await Promise.all(Array.from({ length: 50 }, () => guess(bff)));

    assert.equal(passwords.verified, 5);
    assert.equal(answers.filter(({ status }) => status === 401).length, 5);
    assert.equal(answers.filter(({ status }) => status === 429).length, 45);
  });

  it('let a known browser in while strangers attack the account', async () => {
    const { bff } = await server();
    const home = visitor(bff, { ip: '192.0.2.55' });
    await home.post('/api/sign-in', { email: 'camille@example.fr', password: passphrase });
    for (let n = 0; n < 20; n++) await guess(bff);

    const stranger = await guess(bff, undefined, passphrase);
    const known = await home.post('/api/sign-in', { email: 'camille@example.fr', password: passphrase });

    assert.equal(stranger.status, 429);
    assert.equal(known.status, 200);
    assert.equal((await guess(bff)).status, 429, 'the strangers still wait');
  });

  it('give a known browser a counter of its own, and a browser known to somebody else none', async () => {
    const { bff } = await server();
    await addPerson(bff, { id: 'per_lou', email: 'lou@example.fr' });
    await join(bff, 'per_lou', 'cus_a', { role: 'technical' });
    const hers = visitor(bff, { ip: '192.0.2.56' });
    await hers.post('/api/sign-in', { email: 'lou@example.fr', password: passphrase });
    const wrong = { email: 'camille@example.fr', password: 'wrong words here' };

    for (let n = 0; n < 5; n++) await hers.post('/api/sign-in', wrong);
    const stranger = await guess(bff);
    await bff.deps.db.deleteFrom('attempt').execute();
    for (let n = 0; n < 5; n++) await hers.post('/api/sign-in', { ...wrong, email: 'lou@example.fr' });
    const blocked = await hers.post('/api/sign-in', { ...wrong, email: 'lou@example.fr' });
    const free = await guess(bff, 'lou@example.fr', passphrase);

    assert.equal(stranger.status, 429, 'her mark opens nothing on the account of Camille');
    assert.equal(blocked.status, 429);
    assert.equal(free.status, 200);
  });

  it('turn the password off after a hundred failures in a row, until it is set anew', async () => {
    const { bff, mailer } = await server();
    for (let n = 0; n < 100; n++) {
      const answer = await guess(bff);
      assert.equal(answer.status, 401, `try ${n}`);
      bff.clock.advance(30_000);
    }

    const off = await problemOf(await guess(bff, undefined, passphrase));
    bff.clock.advance(60 * 24 * 3600_000);
    await sweep(bff.deps);
    const muchLater = await problemOf(await guess(bff, undefined, passphrase));
    await visitor(bff).post('/api/password/forgotten', { email: 'camille@example.fr' });
    await bff.jobs.drain();
    await visitor(bff).post('/api/password', {
      token: tokenIn(mailer.sent.at(-1)!),
      password: 'canard lavande 1848 zz',
    });
    const fresh = await guess(bff, undefined, 'canard lavande 1848 zz');

    assert.deepEqual([off.code, muchLater.code], ['password-off', 'password-off']);
    assert.equal(fresh.status, 200);
  });

  it('are forgotten with a new password for known browsers too', async () => {
    const { bff, mailer } = await server();
    const home = visitor(bff, { ip: '192.0.2.58' });
    const signIn = (password: string) => home.post('/api/sign-in', { email: 'camille@example.fr', password });
    await signIn(passphrase);
    for (let n = 0; n < 100; n++) {
      bff.clock.advance(30_000);
      await signIn('wrong words here');
    }
    const off = await problemOf(await signIn(passphrase));

    await home.post('/api/password/forgotten', { email: 'camille@example.fr' });
    await bff.jobs.drain();
    await home.post('/api/password', {
      token: tokenIn(mailer.sent.at(-1)!),
      password: 'canard lavande 1848 zz',
    });

    assert.equal(off.code, 'password-off');
    assert.equal((await signIn('canard lavande 1848 zz')).status, 200);
  });

  it('treat an unknown address in the same way', async () => {
    const { bff } = await server();
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await guess(bff, 'nobody@example.fr')).status);
    for (let n = 0; n < 95; n++) {
      bff.clock.advance(30_000);
      await guess(bff, 'nobody@example.fr');
    }

    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
    assert.equal((await problemOf(await guess(bff, 'nobody@example.fr'))).code, 'password-off');
  });

  it('stop a network that tries many accounts, over all processes', async () => {
    const { bff } = await server();
    const spray = (n: number) =>
      visitor(bff, { ip: '203.0.113.5' }).post('/api/sign-in', { email: `p${n}@example.fr`, password: 'x' });
    const statuses = [];
    for (let n = 0; n < 31; n++) statuses.push((await spray(n)).status);
    const [row] = await bff.deps.db
      .selectFrom('attempt')
      .where('key', 'like', 'signInsOfAddress:%')
      .selectAll()
      .execute();

    assert.deepEqual(statuses.slice(29), [401, 429]);
    assert.equal(row?.failures, 30);
  });

  it('take a try back that could not be judged', async () => {
    const { bff } = await server();
    bff.deps.passwords.verify = () => Promise.reject(new Refusal('overloaded', { retryAfter: 5 }));

    for (let n = 0; n < 8; n++) assert.equal((await guess(bff)).status, 503);
    const [row] = await bff.deps.db
      .selectFrom('attempt')
      .where('key', 'like', 'password:%')
      .select('failures')
      .execute();

    assert.equal(row?.failures, 0);
  });
});
