import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille, passphrase } from '../../support/people.ts';
import { behindProxy, postman, problemOf, tokenIn, visitor } from '../../support/visitor.ts';

const other = 'trompette lavande 1848';

onBothEngines('forgotten and new passwords', ({ open }) => {
  const server = async () => {
    const mailer = postman();
    const bff = await open({ mailer, settings: behindProxy });
    const camille = await addCamille(bff);
    const linkFor = async (ip = '192.0.2.1') => {
      await visitor(bff, { ip }).post('/api/password/forgotten', { email: camille.email });
      await bff.jobs.drain();
      return tokenIn(mailer.to(camille.email).at(-1)!);
    };
    const set = (token: string, password = other) => visitor(bff).post('/api/password', { token, password });
    return { mailer, bff, camille, linkFor, set };
  };

  it('replaces the password, ends every session and says so by mail', async () => {
    const { bff, camille, mailer, linkFor, set } = await server();
    const portal = await bff.signInAs(camille.id, 'cus_a');
    const here = visitor(bff);
    await here.post('/api/sign-in', { email: camille.email, password: passphrase });

    const answer = await set(await linkFor());
    await bff.jobs.drain();
    const session = (await (await bff.call('/api/session', { session: portal })).json()) as {
      signedIn: boolean;
    };
    const [reply] = await here.batch({ op: 'listServices', input: {} });
    const old = await visitor(bff).post('/api/sign-in', { email: camille.email, password: passphrase });
    const fresh = await visitor(bff).post('/api/sign-in', { email: camille.email, password: other });

    assert.equal(answer.status, 200);
    assert.equal(session.signedIn, false);
    assert.equal(reply?.problem?.code, 'unauthenticated');
    assert.equal((await problemOf(old)).code, 'credentials-refused');
    assert.equal(fresh.status, 200);
    const told = mailer.to(camille.email).at(-1);
    assert.equal(told?.subject, 'Votre mot de passe a changé');
    assert.match(told?.text ?? '', /23 novembre 2026 à 10:00/);
  });

  it('uses a link once, for twenty minutes, and only the newest', async () => {
    const { bff, linkFor, set } = await server();

    const older = await linkFor();
    const newer = await linkFor();
    const withOlder = await set(older);
    bff.clock.advance(20 * 60_000 - 1);
    const inTime = await set(newer);
    const again = await set(newer);
    const late = await linkFor();
    bff.clock.advance(20 * 60_000);
    const tooLate = await set(late);

    assert.deepEqual(
      [withOlder, inTime, again, tooLate].map(({ status }) => status),
      [410, 200, 410, 410],
    );
  });

  it('lets one of two parallel uses of a link win', async () => {
    const { linkFor, set } = await server();
    const token = await linkFor();

    const answers = await Promise.all([set(token), set(token), set(token)]);

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 410, 410]);
  });

  it('leaves one open link when several requests are handled at once', async () => {
    const { bff, camille, mailer, set } = await server();
    for (const _ of [1, 2, 3]) await visitor(bff).post('/api/password/forgotten', { email: camille.email });

    await bff.jobs.drain();
    const open = await bff.deps.db.selectFrom('link').where('usedAt', 'is', null).selectAll().execute();
    const statuses = [];
    for (const mail of mailer.sent) statuses.push((await set(tokenIn(mail))).status);

    assert.equal(mailer.sent.length, 3);
    assert.equal(open.length, 1);
    assert.deepEqual(statuses.toSorted(), [200, 410, 410]);
  });

  it('names the rule that a password breaks and keeps the link for another try', async () => {
    const { linkFor, set } = await server();
    const token = await linkFor();

    const rules = [];
    for (const password of ['trop court', 'camille@example.fr', '123456789123456789', 'a'.repeat(40)])
      rules.push((await problemOf(await set(token, password))).errors?.[0]);
    const then = await set(token);

    assert.deepEqual(
      rules.map((error) => error?.rule),
      ['password-short', 'password-personal', 'password-guessable', 'password-guessable'],
    );
    assert.ok(rules.every((error) => error?.pointer === '/password' && error.detail.length > 20));
    assert.equal(then.status, 200);
  });

  it('takes the same password from a keyboard that composes accents otherwise', async () => {
    const { bff, camille, linkFor, set } = await server();
    const composed = 'été à la mer, café noir';

    await set(await linkFor(), composed);
    const answer = await visitor(bff).post('/api/sign-in', {
      email: camille.email,
      password: composed.normalize('NFD'),
    });

    assert.equal(answer.status, 200);
  });

  it('sends nothing to an unknown address and refuses a made-up token', async () => {
    const { bff, mailer, set } = await server();

    const unknown = await visitor(bff).post('/api/password/forgotten', { email: 'nobody@example.fr' });
    await bff.jobs.drain();
    const made = await set('A'.repeat(43));
    const short = await set('abc');

    assert.deepEqual(await unknown.json(), { sent: true });
    assert.equal(mailer.sent.length, 0);
    assert.equal((await problemOf(made)).code, 'link-expired');
    assert.equal((await problemOf(short)).code, 'invalid-input');
  });

  it('limits reset mails by account and by network', async () => {
    const { bff, camille } = await server();
    const ask = async (email: string, ip: string) =>
      (await visitor(bff, { ip }).post('/api/password/forgotten', { email })).status;

    const ofAccount = [];
    for (const n of [1, 2, 3, 4]) ofAccount.push(await ask(camille.email, `192.0.2.${n}`));
    const ofNetwork = [];
    for (let n = 1; n <= 11; n++) {
      // Nothing of this is the limit a minute.
      bff.clock.advance(61_000);
      ofNetwork.push(await ask(`x${n}@example.fr`, '2001:db8::1'));
    }
    const sameNetwork = await ask('y@example.fr', '2001:db8::ffff:1:2:3');

    assert.deepEqual(ofAccount, [200, 200, 200, 429]);
    assert.deepEqual(ofNetwork, [...Array.from({ length: 10 }, () => 200), 429]);
    assert.equal(sameNetwork, 429);
  });

  it('turns a mailed code for a vault void together with the sessions', async () => {
    const { bff, camille, linkFor, set } = await server();
    const at = new Date(bff.clock.now()).toISOString();
    const code = {
      codeHash: 'h',
      consentId: 'c',
      personId: camille.id,
      customerId: 'cus_a',
      partnerId: 'p',
      origin: 'o',
    };
    const rest = {
      jkt: 'j',
      challenge: 'x',
      level: 'pwd',
      authenticatedAt: at,
      expiresAt: at,
      usedAt: null,
      sessionHash: null,
    };
    await bff.deps.db
      .insertInto('authCode')
      .values({ ...code, ...rest })
      .execute();

    await set(await linkFor());

    const [row] = await bff.deps.db.selectFrom('authCode').select('usedAt').execute();
    assert.equal(row?.usedAt, at);
  });
});
