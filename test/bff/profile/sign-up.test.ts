import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille, passphrase } from '../../support/people.ts';
import { behindProxy, postman, problemOf, tokenIn, visitor } from '../../support/visitor.ts';

const form = {
  email: 'Lou.Martin@Example.FR',
  kind: 'person',
  firstName: 'Lou',
  lastName: 'Martin',
  terms: true,
};

onBothEngines('sign-up', ({ open }) => {
  const server = async () => {
    const mailer = postman();
    return { mailer, bff: await open({ mailer, settings: behindProxy }) };
  };

  it('leads from the form through the mail to an open account', async () => {
    const { bff, mailer } = await server();
    const lou = visitor(bff);

    const answer = await lou.post('/api/sign-up', form);
    await bff.jobs.drain();

    assert.deepEqual(await answer.json(), { sent: true });
    const [letter] = mailer.to('lou.martin@example.fr');
    assert.match(letter?.subject ?? '', /choisissez votre mot de passe/);
    assert.doesNotMatch(
      letter?.text ?? '',
      /Lou/,
      'a name that anybody may have typed is not sent to a stranger',
    );

    const set = await lou.post('/api/password', { token: tokenIn(letter!), password: passphrase });
    await bff.jobs.drain();

    assert.deepEqual(await set.json(), { set: true });
    assert.match(mailer.sent[1]?.subject ?? '', /Bienvenue/);
    assert.match(mailer.sent[1]?.text ?? '', /Bonjour Lou,[^]+C\d{9}/);

    const signed = await lou.post('/api/sign-in', { email: form.email, password: passphrase });
    const session = (await (await lou.get('/api/session')).json()) as Record<string, unknown>;

    assert.equal(signed.status, 200);
    assert.deepEqual(session['person'], { displayName: 'Lou Martin', initials: 'LM' });
    assert.partialDeepStrictEqual(session['accounts'], [
      { label: 'Lou Martin', kind: 'person', role: 'holder' },
    ]);
  });

  it('gives a company its name and refuses one without', async () => {
    const { bff, mailer } = await server();
    const company = { ...form, kind: 'company', locale: 'en' };

    const nameless = await visitor(bff).post('/api/sign-up', company);
    const named = await visitor(bff).post('/api/sign-up', { ...company, company: 'Martin & Filles <SARL>' });
    await bff.jobs.drain();

    assert.equal(nameless.status, 400);
    assert.partialDeepStrictEqual((await problemOf(nameless)).errors, [{ pointer: '/company' }]);
    assert.equal(named.status, 200);
    assert.equal(mailer.sent[0]?.locale, 'en');
    const customer = await bff.deps.db.selectFrom('customer').selectAll().executeTakeFirstOrThrow();
    assert.partialDeepStrictEqual(customer, {
      name: 'Martin & Filles <SARL>',
      kind: 'company',
      locale: 'en',
    });
  });

  it('takes what was typed last while nobody has proved the address, and voids the older link', async () => {
    const { bff, mailer } = await server();
    const lou = visitor(bff);

    await lou.post('/api/sign-up', { ...form, firstName: 'Intrus' });
    await bff.jobs.drain();
    await lou.post('/api/sign-up', form);
    await bff.jobs.drain();
    const [older, newer] = mailer.sent.map(tokenIn);
    const withOlder = await lou.post('/api/password', { token: older, password: passphrase });
    const withNewer = await lou.post('/api/password', { token: newer, password: passphrase });

    assert.equal((await problemOf(withOlder)).code, 'link-expired');
    assert.equal(withNewer.status, 200);
    const people = await bff.deps.db.selectFrom('person').select(['firstName', 'status']).execute();
    assert.deepEqual(people, [{ firstName: 'Lou', status: 'active' }]);
    const customers = await bff.deps.db.selectFrom('customer').select('name').execute();
    assert.deepEqual(customers, [{ name: 'Lou Martin' }]);
  });

  it('tells the owner of a known address by mail, and the visitor nothing', async () => {
    const { bff, mailer } = await server();
    const camille = await addCamille(bff);

    const known = await visitor(bff).post('/api/sign-up', { ...form, email: camille.email.toUpperCase() });
    const unknown = await visitor(bff).post('/api/sign-up', form);
    await bff.jobs.drain();

    assert.equal(known.status, unknown.status);
    assert.deepEqual(await known.json(), await unknown.json());
    const [letter] = mailer.to(camille.email);
    assert.match(letter?.subject ?? '', /déjà un espace client/);
    assert.doesNotMatch(letter?.text ?? '', /password\/set/);
    const person = await bff.deps.db
      .selectFrom('person')
      .where('id', '=', camille.id)
      .selectAll()
      .executeTakeFirstOrThrow();
    assert.equal(person.firstName, 'Camille');
  });

  it('writes three times an hour to one address and takes five sign-ups an hour from one network', async () => {
    const { bff, mailer } = await server();
    const ask = async (email: string, ip: string) =>
      (await visitor(bff, { ip }).post('/api/sign-up', { ...form, email })).status;

    const toOne = [];
    for (const ip of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'])
      toOne.push(await ask(ip.endsWith('2') ? 'ONE@example.fr' : 'one@example.fr', ip));
    const fromOne = [];
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      // Nothing of this is the limit a minute.
      bff.clock.advance(61_000);
      fromOne.push(await ask(`${name}@example.fr`, '198.51.100.1'));
    }
    bff.clock.advance(3_600_000);
    const later = [await ask('one@example.fr', '192.0.2.1'), await ask('f@example.fr', '198.51.100.1')];
    await bff.jobs.drain();

    assert.deepEqual(toOne, [200, 200, 200, 429]);
    assert.deepEqual(fromOne, [200, 200, 200, 200, 200, 429]);
    assert.deepEqual(later, [200, 200]);
    assert.equal(mailer.to('one@example.fr').length, 4);
  });

  it('opens one account when the same form arrives several times at once', async () => {
    const { bff } = await server();
    const lou = visitor(bff);

    await Promise.all([1, 2, 3].map(() => lou.post('/api/sign-up', form)));
    await bff.jobs.drain();
    bff.clock.advance(10_000);
    await bff.jobs.drain();

    const { people, accounts, links } = await counts(bff.deps.db);
    assert.deepEqual({ people, accounts, links }, { people: 1, accounts: 1, links: 1 });
  });

  it('refuses or stores as plain text whatever is typed', async () => {
    const { bff } = await server();
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'; drop table person; --",
      '{{constructor}}',
      '‮gnihsif',
      '👩🏽‍🚒🧨',
      'a\u0000b',
      'line\nbreak',
      'x'.repeat(10_000),
      '\ud800',
      '=HYPERLINK("http://evil")',
    ];

    const taken: string[] = [];
    for (const [index, firstName] of hostile.entries()) {
      const ip = `203.0.113.${index}`;
      const answer = await visitor(bff, { ip }).post('/api/sign-up', {
        ...form,
        email: `h${index}@example.fr`,
        firstName,
      });
      if (answer.status === 200) taken.push(firstName);
      else
        assert.deepEqual(
          (await problemOf(answer)).errors?.map(({ pointer }) => pointer),
          ['/firstName'],
        );
    }
    await bff.jobs.drain();

    const stored = await bff.deps.db.selectFrom('person').select('firstName').orderBy('email').execute();
    assert.deepEqual(stored.map(({ firstName }) => firstName).toSorted(), taken.toSorted());
    assert.equal(taken.length, 7);
  });
});

async function counts(db: TestBff['deps']['db']) {
  const people = (await db.selectFrom('person').select('id').execute()).length;
  const accounts = (await db.selectFrom('customer').select('id').execute()).length;
  const links = (await db.selectFrom('link').where('usedAt', 'is', null).select('tokenHash').execute())
    .length;
  return { people, accounts, links };
}
