import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reply } from '../../../components/contract/batch.ts';
import { operations } from '../../../components/contract/api.ts';
import { askPort, hostilePage } from './hostile-page.ts';
import { shady, visiting } from './visit.ts';
import { connect, consent, enterPassword, rows } from './walk.ts';

const { key } = shady;

describe('a hostile partner’s page', () => {
  const visit = visiting(shady, hostilePage);

  const loot = (): Promise<string> =>
    visit.page.evaluate(() => (globalThis as unknown as { loot: string[] }).loot.join('\n'));
  const ask = (calls: unknown): Promise<{ t: string; replies: Reply[] } | undefined> =>
    visit.page.evaluate(askPort, calls) as never;

  it('sees no secret: neither cookie, code, verifier, key nor address pass by it (5)', async () => {
    const sent: string[] = [];
    visit.context.on(
      'request',
      (request) =>
        void (
          request.url().includes('/embed/token') &&
          sent.push(request.postData() ?? '', request.headers()['dpop'] ?? '')
        ),
    );
    await visit.page.goto(visit.site);
    await connect(visit.page, ['services:manage']);
    await rows(visit.page).first().waitFor();

    const all = await loot();

    const cookies = await visit.context.cookies();
    const [body = '{}', proof = ''] = sent;
    const { code, codeVerifier } = JSON.parse(body) as { code: string; codeVerifier: string };
    const canaries = {
      code,
      codeVerifier,
      proof,
      camille: 'camille@',
      ...Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
    };
    assert.deepEqual(Object.keys(canaries).toSorted(), [
      '__Host-Http-o2d',
      '__Host-Http-o2e',
      '__Host-Http-o2s',
      'camille',
      'code',
      'codeVerifier',
      'proof',
    ]);
    for (const [what, value] of Object.entries(canaries)) {
      assert.ok(value.length > 7, what);
      assert.ok(!all.includes(value), `${what} was seen`);
    }
    assert.match(all, /port heard .*camille\.example\.fr/, 'the spy sees what the page may show');
    assert.doesNotMatch(all, /crypto|idb|fetch|storage/, 'nothing of the session is made in the page');
    assert.equal(await visit.page.evaluate(() => document.cookie), '');
  });

  it('gets nothing by its own requests, with whatever credentials the browser adds (3, 12)', async () => {
    await visit.page.goto(visit.site);
    await connect(visit.page);
    const paths = visit.bench.bff.hono.routes
      .filter(({ path, method }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => [method, path.replaceAll(/:\w+/g, 'svc_cus_a_0')]);
    const start = visit.bench.seen.length;

    const read = await visit.page.evaluate(
      async ({ space, paths, partner }) => {
        const answers: string[] = [];
        for (const [method = 'GET', path = ''] of paths)
          for (const init of [
            {
              mode: 'cors' as const,
              headers: { 'content-type': 'application/json', 'o2-client': '1', 'o2-partner': partner },
            },
            { mode: 'cors' as const, headers: { 'content-type': 'text/plain' } },
            { mode: 'no-cors' as const, headers: { 'content-type': 'text/plain' } },
          ]) {
            const body =
              method === 'GET'
                ? {}
                : { body: JSON.stringify({ calls: [{ op: 'listServices', input: {} }] }) };
            const simple = init.mode === 'no-cors' && method !== 'GET' ? 'POST' : method;
            const stop = AbortSignal.timeout(3000);
            const answer = await fetch(space + path, {
              ...init,
              ...body,
              method: simple,
              credentials: 'include',
              signal: stop,
            }).catch(() => undefined);
            if (answer && answer.type !== 'opaque') answers.push(path);
          }
        return answers;
      },
      { space: visit.bench.space, paths, partner: key },
    );

    assert.ok(
      read.every((path) => /^\/(v1|v1-rc|releases)\//.test(path)),
      read.join(),
    );
    const reached = visit.bench.seen
      .slice(start)
      .filter(
        ({ path, headers }) => /^\/(api|embed)\//.test(path) && headers['sec-fetch-site'] === 'cross-site',
      );
    assert.ok(
      reached.some(({ headers }) => headers.cookie?.includes('__Host-Http-o2e')),
      'the browser does add the partitioned cookie',
    );
    const answered = reached
      .filter(({ status, method }) => status < 300 && method !== 'OPTIONS')
      .map(({ path }) => path);
    assert.deepEqual(
      [...new Set(answered)].filter((path) => !/^\/(embed\/(why|signin)|api\/openapi\.json)/.test(path)),
      [],
    );
    assert.equal(
      visit.bench.seen.slice(start).filter(({ method, status }) => method === 'OPTIONS' && status < 300)
        .length,
      0,
    );
    await rows(visit.page).first().waitFor();
  });

  it('reaches by the port what the customer granted and not one operation more (3)', async () => {
    await visit.page.goto(visit.site);
    await connect(visit.page);
    const names = Object.keys(operations);
    const info = (await ask([{ op: 'getSession', input: {} }]))?.replies[0]?.output as { scopes: string[] };

    for (const op of names.filter((name) => name !== 'signOut' && name !== 'getSession')) {
      const answer = await ask([{ op, input: {} }]);
      const code = answer?.replies[0]?.problem?.code;
      const { audience, scope } = operations[op as keyof typeof operations] as {
        audience: string;
        scope?: string;
      };
      if (audience === 'session') assert.equal(code, 'invalid-input', 'it needs an account');
      else if (audience !== 'customer' || !scope)
        assert.equal(code, 'first-party-only', `${op} is not in the table`);
      else if (!info.scopes.includes(scope)) assert.equal(code, 'scope-missing', op);
      if (op === 'listServices') assert.equal(answer?.replies[0]?.status, 200);
    }
  });

  it('cannot slip its own key to our window: what the address says is not heard (5)', async () => {
    const own = { x: 'A'.repeat(43), y: 'B'.repeat(43) };
    const forged = new URLSearchParams({
      partner: key,
      key: JSON.stringify({ kty: 'EC', crv: 'P-256', ...own }),
      jkt: 'J'.repeat(43),
      codeChallenge: 'C'.repeat(43),
      code_challenge: 'C'.repeat(43),
      origin: visit.bench.site('www.evil'),
      redirect_uri: `${visit.site}/take`,
      return: `${visit.site}/take`,
    });
    await visit.page.goto(visit.site);
    await visit.page.locator('o2-services [part=sign-in]').waitFor();
    const [popup] = await Promise.all([
      visit.page.waitForEvent('popup'),
      visit.page.evaluate((url) => void open(url, 'o2signin'), `${visit.bench.space}/embed/signin?${forged}`),
    ]);
    await enterPassword(popup);
    await popup.locator('[part=continue]').waitFor();
    await popup.getByText(visit.site, { exact: false }).first().waitFor();
    await consent(popup);

    await rows(visit.page).first().waitFor();
    const { db } = visit.bench.bff.deps;
    const keys = JSON.stringify(await db.selectFrom('vaultKey').selectAll().execute());
    const codes = await db.selectFrom('authCode').selectAll().execute();
    assert.ok(!/JJJJ|AAAA|evil/.test(keys), keys);
    assert.ok(codes.every(({ challenge, origin }) => !challenge.startsWith('CCC') && origin === visit.site));
  });

  it('only breaks its own requests by odd messages on the port and the window (7)', async () => {
    await visit.page.goto(visit.site);
    await connect(visit.page);
    await rows(visit.page).first().waitFor();

    for (const calls of [
      [],
      'x',
      null,
      [null],
      [{}],
      [{ op: 'listServices' }],
      [{ op: '__proto__', input: {} }],
      [{ op: 'constructor', input: {} }],
      Array.from({ length: 17 }, () => ({ op: 'getSession', input: {} })),
    ]) {
      const answer = await ask(calls);
      assert.ok(
        answer === undefined ||
          answer.replies.every(({ problem }) =>
            /^(invalid-input|first-party-only)$/.test(problem?.code ?? ''),
          ),
        JSON.stringify(calls),
      );
    }
    const large = await ask([{ op: 'listServices', input: { search: 'x'.repeat(70_000) } }]);
    assert.equal(large?.replies[0]?.problem?.code, 'body-too-large');
    const many = await visit.page.evaluate(async (text) => {
      const { ask } = (await import(`data:text/javascript,export const ask=${encodeURIComponent(text)}`)) as {
        ask: (calls: unknown) => Promise<{ replies: Reply[] }>;
      };
      return Promise.all(Array.from({ length: 12 }, () => ask([{ op: 'listServices', input: {} }])));
    }, askPort.toString());
    const refused = many.filter((it) => it.replies[0]?.problem?.code === 'quota-exceeded').length;
    assert.equal(refused, 4);

    await visit.page.evaluate((space) => {
      const vault = (document.querySelector('iframe[name=o2-vault]') as HTMLIFrameElement).contentWindow;
      for (const message of [
        { o2: 1, t: 'hello' },
        { t: 'who', nonce: 'n' },
        { t: 'code', nonce: 'n', code: 'c' },
        null,
        'x',
        { t: 'send' },
      ])
        vault?.postMessage(message, space, [new MessageChannel().port2]);
    }, visit.bench.space);
    assert.equal((await ask([{ op: 'getSession', input: {} }]))?.replies[0]?.status, 200);
  });

  it('learns nothing as a fake sign-in window, from its own pages or by itself (7)', async () => {
    await visit.page.goto(visit.site);
    await visit.page.locator('o2-services [part=sign-in]').waitFor();

    const heard = await visit.page.evaluate(
      ({ space, fake }) =>
        new Promise<unknown[]>((resolve) => {
          const heard: unknown[] = [];
          addEventListener('message', ({ data }) => heard.push(data));
          const vault = (document.querySelector('iframe[name=o2-vault]') as HTMLIFrameElement)
            .contentWindow as Window;
          const third = document.createElement('iframe');
          third.src = fake;
          document.body.append(third);
          third.onload = () => {
            const window = third.contentWindow as Window & { eval: (text: string) => void };
            window.eval(
              `parent.frames['o2-vault'].postMessage({t:'who',nonce:'nonce-nonce-nonce-nonce'}, '${space}'); addEventListener('message', ({data}) => parent.postMessage({from:'third', data}, '*'))`,
            );
          };
          vault.postMessage({ t: 'who', nonce: 'nonce-nonce-nonce-nonce' }, space);
          setTimeout(() => resolve(heard), 1500);
        }),
      { space: visit.bench.space, fake: `${visit.site}/third` },
    );

    assert.deepEqual(heard, []);
  });

  it('gets nothing as a fake vault: our window speaks to its own origin alone (7)', async () => {
    visit.bench.serve = (path) => ({
      html: path.startsWith('/vault')
        ? `<script>addEventListener('message', (event) => parent.postMessage(event.data, '*'))</script>`
        : `<script>heard = []; onmessage = (event) => heard.push(event.data)</script><iframe name="o2-vault" src="/vault"></iframe>
<button onclick="window.open('${visit.bench.space}/embed/signin', 'w')">Jouer</button>`,
    });
    await visit.page.goto(visit.site);

    const [popup] = await Promise.all([
      visit.page.waitForEvent('popup'),
      visit.page.locator('button').click(),
    ]);
    await popup.getByText('Le site ne répond pas').waitFor({ timeout: 15_000 });

    assert.deepEqual(
      await visit.page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard),
      [],
    );
  });
});
