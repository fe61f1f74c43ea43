import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { addPartner, verifyOrigin } from '../../../bff/partners/operator.ts';
import { ask, type Answer, type Ask } from '../../support/child.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join, passphrase } from '../../support/people.ts';
import { addAccount, addService, customer } from '../invoices/desk.ts';
import { embedded } from '../access/world.ts';
import { listen, startProcess, type Process } from './processes.ts';

const agency = { id: 'pk_live_agency', origin: 'https://www.agence.example' };
const owner = { personId: 'per_camille', customerId: customer };
const aSecond = 1000;
const fiveSeconds = 5000;

onBothEngines('two processes over one database', ({ place, openAt }) => {
  /** This process only prepares and looks; the two under test are its children. */
  let bff: TestBff;
  let processes: Process[] = [];
  let [one, two] = ['', ''];
  before(async () => {
    const url = await place();
    bff = await openAt(url, { clock: { now: Date.now } });
    await addAccount(bff);
    for (const n of [1, 2, 3]) await addService(bff, `svc_${n}`);
    await addPerson(bff, { id: 'per_lou', email: 'lou@example.fr' });
    await join(bff, 'per_lou', customer, { role: 'administrative' });
    await addPartner(bff.deps, { key: agency.id, name: 'Agence Horizon', ceiling: ['services:read'] });
    await verifyOrigin(bff.deps, agency.id, agency.origin);
    processes = await Promise.all([startProcess(url), startProcess(url)]);
    [one = '', two = ''] = processes.map(({ space }) => space);
  });
  after(() => Promise.all(processes.map(({ stop }) => stop())));

  const signedIn = () => bff.signInAs(owner.personId, owner.customerId);
  const send = (space: string, path: string, session: string, more: Ask = {}): Promise<Answer> =>
    ask(space + path, {
      ...more,
      headers: { ...(session ? { cookie: `${cookieName.portal}=${session}` } : {}), ...more.headers },
    });
  const label = (space: string, session: string, id: string, text: string) =>
    send(space, `/api/services/${id}/label`, session, {
      method: 'PATCH',
      headers: { 'if-match': '1' },
      body: { label: text },
    });

  it('a change made through one is heard within a second through the other, and read there', async (t) => {
    const session = await signedIn();
    const ears = await Promise.all([listen(one, session), listen(two, session)]);

    const heard = ears.map((ear) => ear.hears('service:svc_1'));
    const answer = await label(one, session, 'svc_1', 'Par l’un');
    const times = await Promise.all(heard);

    assert.equal(answer.status, 200, answer.body);
    t.diagnostic(`heard after ${times.map((ms) => ms.toFixed(0)).join(' and ')} ms`);
    assert.ok(
      times.every((ms) => ms <= aSecond),
      String(times),
    );
    assert.match((await send(two, '/api/services/svc_1', session)).body, /Par l’un/);
    for (const ear of ears) ear.close();
  });

  it('what was read from one is no longer « not modified » at the other after a change', async () => {
    const session = await signedIn();
    const first = await send(two, '/api/services', session);
    const etag = { 'if-none-match': String(first.headers.etag) };
    const same = await send(one, '/api/services', session, { headers: etag });

    await label(one, session, 'svc_2', 'Neuf');
    const changed = await send(two, '/api/services', session, { headers: etag });

    assert.deepEqual([same.status, changed.status], [304, 200]);
    assert.match(changed.body, /Neuf/);
  });

  it('two that change the same version are told apart, whichever process each asked', async () => {
    const session = await signedIn();

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => label(n % 2 ? one : two, session, 'svc_3', `Nom ${n}`)),
    );

    const winner = answers.findIndex(({ status }) => status === 200);
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(answers.filter(({ status }) => status === 412).length, 19);
    assert.match((await send(two, '/api/services/svc_3', session)).body, new RegExp(`"Nom ${winner}"`));
  });

  it('who signs in at one is known at the other, and gone there within five seconds after he leaves', async (t) => {
    const entered = await send(one, '/api/sign-in', '', {
      method: 'POST',
      body: { email: 'lou@example.fr', password: passphrase },
    });
    const session = /o2s=([^;]+)/.exec(String(entered.headers['set-cookie']))?.[1] ?? '';
    const known = await send(two, '/api/services', session);
    const ear = await listen(two, session);

    const ended = ear.ends();
    const left = performance.now();
    await send(one, '/api/sign-out', session, { method: 'POST', body: {} });
    while ((await send(two, '/api/services', session)).status !== 401)
      assert.ok(performance.now() - left < fiveSeconds);
    const streamMs = await ended;

    assert.equal(known.status, 200);
    t.diagnostic(
      `refused after ${(performance.now() - left).toFixed(0)} ms, stream ended after ${streamMs.toFixed(0)} ms`,
    );
    assert.ok(streamMs <= fiveSeconds);
  });

  it('a site that is cut off at one hears nothing at the other, within five seconds', async (t) => {
    const secret = await embedded({ bff, owner, partner: agency }, ['services:read']);
    const cookie = `${cookieName.embed}=${secret}`;
    const headers = { cookie, 'o2-partner': agency.id };
    const call = () =>
      ask(`${two}/embed/batch`, {
        method: 'POST',
        headers,
        body: { calls: [{ op: 'listServices', input: {} }] },
      });
    const ear = await listen(two, secret, 'embed', `?partner=${agency.id}`);
    const before = await call();
    const [site] = (
      JSON.parse((await send(one, '/api/connections', await signedIn())).body) as { items: { id: string }[] }
    ).items;

    const ended = ear.ends();
    const cut = performance.now();
    await send(one, `/api/connections/${site?.id}`, await signedIn(), { method: 'DELETE', body: {} });
    while (!(await call()).body.includes('"unauthenticated"'))
      assert.ok(performance.now() - cut < fiveSeconds);
    const ms = await ended;

    assert.match(before.body, /"status":200/);
    t.diagnostic(
      `refused after ${(performance.now() - cut).toFixed(0)} ms, stream ended after ${ms.toFixed(0)} ms`,
    );
    assert.ok(ms <= fiveSeconds);
  });

  it('guesses are counted together: five wrong passwords at one slow the next one at the other', async () => {
    const guess = (space: string) =>
      send(space, '/api/sign-in', '', {
        method: 'POST',
        headers: { 'x-forwarded-for': '2001:db8:9::1' },
        body: { email: 'guessed@example.fr', password: 'not the right words' },
      });
    const first = [];
    for (let n = 0; n < 5; n++) first.push((await guess(one)).status);

    const next = await guess(two);

    assert.deepEqual(new Set(first), new Set([401]));
    assert.equal(next.status, 429);
    assert.ok(Number(next.headers['retry-after']) >= 1);
  });

  it('work that both could do is done by one: a mail for each of twenty sign-ups', async () => {
    const address = (n: number): string => `nouvelle${n}@example.fr`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        send(n % 2 ? one : two, '/api/sign-up', '', {
          method: 'POST',
          headers: { 'x-forwarded-for': `2001:db8:${n + 100}::1` },
          body: { email: address(n), kind: 'person', firstName: 'Ada', lastName: 'Neuve', terms: true },
        }),
      ),
    );
    const { db } = bff.deps;
    const open = () =>
      db.selectFrom('outbox').where('kind', '<>', 'mail').where('doneAt', 'is', null).select('id').execute();
    while ((await open()).length > 0) await pause(20);

    assert.ok(answers.every(({ status }) => status === 200));
    const mails = await db.selectFrom('outbox').where('kind', '=', 'mail').select('payload').execute();
    for (let n = 0; n < 20; n++)
      assert.equal(mails.filter(({ payload }) => payload.includes(`"${address(n)}"`)).length, 1, address(n));
  });
});
