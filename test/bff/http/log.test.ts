import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pinoLog } from '../../../bff/adapters/pino-log.ts';
import { testBff, testSettings, type TestBff } from '../../support/bff.ts';
import { addCamille, passphrase } from '../../support/people.ts';
import { postman, tokenIn, visitor } from '../../support/visitor.ts';

describe('the log', () => {
  const lines: string[] = [];
  const log = pinoLog('trace', { write: (line) => void lines.push(line) });
  const read = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  let bff: TestBff;
  const mailer = postman();
  before(async () => {
    bff = await testBff('sqlite::memory:', { log, mailer, settings: testSettings });
    await addCamille(bff);
  });
  after(() => bff.close());

  it('tells of each request its pattern, outcome and time, and nothing that names a customer', async () => {
    lines.length = 0;
    await bff.call('/api/services/svc_secret1?search=private');
    await bff.call('/api/batch', {
      method: 'POST',
      body: {
        calls: [
          { op: 'getSession', input: {} },
          { op: 'listServices', input: { search: 'private' } },
        ],
      },
    });
    await bff.call('/nowhere/private');

    const [one, batch, lost] = read();
    assert.partialDeepStrictEqual(one, {
      level: 'info',
      method: 'GET',
      route: '/api/services/:id',
      status: 401,
      msg: 'answered',
    });
    assert.match(String(one?.['request']), /^req_/);
    assert.equal(typeof one?.['ms'], 'number');
    assert.partialDeepStrictEqual(batch, {
      route: '/api/batch',
      status: 200,
      ops: 'getSession,listServices',
    });
    assert.partialDeepStrictEqual(lost, { status: 404 });
    assert.doesNotMatch(lines.join(''), /private|svc_secret1/);
  });

  it('never holds a secret that went through the server', async () => {
    lines.length = 0;
    const here = visitor(bff);
    const canaries = [passphrase, 'wrong canary passphrase', 'nouvelle phrase 77 chenille'];
    await here.post('/api/sign-in', { email: 'camille@example.fr', password: canaries[1] });
    await here.post('/api/sign-in', { email: 'camille@example.fr', password: passphrase });
    await here.post('/api/password/forgotten', { email: 'camille@example.fr' });
    await bff.jobs.drain();
    const token = tokenIn(mailer.sent.at(-1)!);
    await here.get(`/password/set?token=${token}`);
    await here.post('/api/password', { token, password: canaries[2] });
    await here.get('/api/services', { authorization: `Bearer ${token}`, dpop: token });

    const all = lines.join('');
    for (const secret of [...canaries, token, ...here.cookies.values()])
      assert.ok(!all.includes(secret), secret);
    assert.ok(lines.length >= 6);
  });

  it('masks secrets that somebody logs by mistake, by name, by shape, and as card numbers', () => {
    lines.length = 0;
    const token = 'Ab3-_'.repeat(8) + 'xyz';
    const cause = Object.assign(new Error(`detail ${token}`), {
      detail: 'Key (email)=(canary@example.fr)',
      code: '23505',
    });
    log.error({ err: new Error('insert failed', { cause }) }, 'x');
    log.warn(
      { password: 'canary-a', body: { token: 'canary-b', codeVerifier: 'canary-c' } },
      `paid with 4242 4242 4242 4242`,
    );
    log.info({ note: `link ${token}.` }, 'x');

    const all = lines.join('');
    assert.doesNotMatch(all, /canary|4242 4242 4242/);
    assert.ok(!all.includes(token));
    assert.match(all, /23505/);
    assert.match(all, /insert failed/);
    read();
  });

  it('tells a fault with its cause and request, and the customer nothing of it', async () => {
    lines.length = 0;
    const broken = await testBff('sqlite::memory:', { log });
    await addCamille(broken);
    const session = await broken.signInAs('per_camille', 'cus_a');
    await broken.deps.db.schema.dropTable('service').execute();

    const answer = await broken.call('/api/services', { session });
    await broken.close();

    const problem = (await answer.json()) as Record<string, unknown>;
    assert.equal(answer.status, 500);
    assert.equal(problem['code'], 'unexpected');
    assert.doesNotMatch(JSON.stringify(problem), /service|table|sql/i);
    const line = read().find(({ level }) => level === 'error');
    assert.equal(line?.['request'], problem['instance']);
    assert.equal(line?.['op'], 'listServices');
    assert.match(JSON.stringify(line?.['err']), /no such table/);
  });
});
