import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Reply } from '../../../components/contract/batch.ts';
import { operations } from '../../../components/contract/operations.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { askPort, hostilePage } from './hostile-page.ts';
import { connect, consent, embedPage, enterPassword, openWindow, rows } from './walk.ts';

const key = 'pk_live_shady';

describe('a hostile partner’s page', () => {
  let bench: Bench;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let partner: string;

  before(async () => {
    bench = await openBench();
    partner = bench.site('www.shady');
    await bench.register(key, 'Remises & Cie', [partner]);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
    page = await context.newPage();
    bench.serve = () => ({ html: hostilePage(bench.space, key) });
  });

  const loot = (): Promise<string> =>
    page.evaluate(() => (globalThis as unknown as { loot: string[] }).loot.join('\n'));
  const ask = (calls: unknown): Promise<{ t: string; replies: Reply[] } | undefined> =>
    page.evaluate(askPort, calls) as never;

  it('sees no secret: neither cookie, code, verifier, key nor address pass by it (5)', async () => {
    const sent: string[] = [];
    context.on(
      'request',
      (request) =>
        void (
          request.url().includes('/embed/token') &&
          sent.push(request.postData() ?? '', request.headers()['dpop'] ?? '')
        ),
    );
    await page.goto(partner);
    await connect(page, ['services:manage']);
    await rows(page).first().waitFor();

    const all = await loot();

    const cookies = await context.cookies();
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
    assert.equal(await page.evaluate(() => document.cookie), '');
  });

  it('gets nothing by its own requests, with whatever credentials the browser adds (3, 12)', async () => {
    await page.goto(partner);
    await connect(page);
    const paths = bench.bff.hono.routes
      .filter(({ path, method }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => [method, path.replaceAll(/:\w+/g, 'svc_cus_a_0')]);
    const start = bench.seen.length;

    const read = await page.evaluate(
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
      { space: bench.space, paths, partner: key },
    );

    assert.ok(
      read.every((path) => /^\/(v1|v1-rc|releases)\//.test(path)),
      read.join(),
    );
    const reached = bench.seen
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
      [...new Set(answered)].filter((path) => !/^\/embed\/(why|signin)/.test(path)),
      [],
    );
    assert.equal(
      bench.seen.slice(start).filter(({ method, status }) => method === 'OPTIONS' && status < 300).length,
      0,
    );
    await rows(page).first().waitFor();
  });

  it('reaches by the port what the customer granted and not one operation more (3)', async () => {
    await page.goto(partner);
    await connect(page);
    const names = Object.keys(operations);
    const info = (await ask([{ op: 'getSession', input: {} }]))?.replies[0]?.output as { scopes: string[] };

    for (const op of names.filter((name) => name !== 'signOut' && name !== 'getSession')) {
      const answer = await ask([{ op, input: {} }]);
      const code = answer?.replies[0]?.problem?.code;
      const { audience, scope } = operations[op as keyof typeof operations] as {
        audience: string;
        scope?: string;
      };
      if (audience !== 'customer' || !scope) assert.equal(code, 'invalid-input', `${op} is not in the table`);
      else if (!info.scopes.includes(scope)) assert.equal(code, 'scope-missing', op);
      if (op === 'listServices') assert.equal(answer?.replies[0]?.status, 200);
    }
  });

  it('only breaks its own requests by odd messages on the port and the window (7)', async () => {
    await page.goto(partner);
    await connect(page);
    await rows(page).first().waitFor();

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
        answer === undefined || answer.replies.every(({ problem }) => problem?.code === 'invalid-input'),
        JSON.stringify(calls),
      );
    }
    const large = await ask([{ op: 'listServices', input: { search: 'x'.repeat(70_000) } }]);
    assert.equal(large?.replies[0]?.problem?.code, 'body-too-large');
    const many = await page.evaluate(async (text) => {
      const { ask } = (await import(`data:text/javascript,export const ask=${encodeURIComponent(text)}`)) as {
        ask: (calls: unknown) => Promise<{ replies: Reply[] }>;
      };
      return Promise.all(Array.from({ length: 12 }, () => ask([{ op: 'listServices', input: {} }])));
    }, askPort.toString());
    const refused = many.filter((it) => it.replies[0]?.problem?.code === 'quota-exceeded').length;
    assert.equal(refused, 4);

    await page.evaluate((space) => {
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
    }, bench.space);
    assert.equal((await ask([{ op: 'getSession', input: {} }]))?.replies[0]?.status, 200);
  });

  it('learns nothing as a fake sign-in window, from its own pages or by itself (7)', async () => {
    await page.goto(partner);
    await page.locator('o2-services [part=sign-in]').waitFor();

    const heard = await page.evaluate(
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
      { space: bench.space, fake: `${partner}/third` },
    );

    assert.deepEqual(heard, []);
  });

  it('gets nothing as a fake vault: our window speaks to its own origin alone (7)', async () => {
    bench.serve = (path) => ({
      html: path.startsWith('/vault')
        ? `<script>addEventListener('message', (event) => parent.postMessage(event.data, '*'))</script>`
        : `<script>heard = []; onmessage = (event) => heard.push(event.data)</script><iframe name="o2-vault" src="/vault"></iframe>
<button onclick="window.open('${bench.space}/embed/signin', 'w')">Jouer</button>`,
    });
    await page.goto(partner);

    const [popup] = await Promise.all([page.waitForEvent('popup'), page.locator('button').click()]);
    await popup.getByText('Le site ne répond pas').waitFor({ timeout: 15_000 });

    assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard), []);
  });

  it('cannot sign a victim in as somebody else: a foreign code is refused by his vault (8)', async () => {
    const attacker = await browser.newContext();
    const bait = await attacker.newPage();
    await bait.goto(partner);
    const baitWindow = await openWindow(bait);
    await enterPassword(baitWindow);
    let stolen = '';
    await attacker.route('**/embed/token', (route) => {
      stolen = (JSON.parse(route.request().postData() ?? '{}') as { code: string }).code;
      return route.abort();
    });
    await baitWindow.locator('[part=continue]').waitFor();
    await baitWindow.mouse.move(5, 5);
    await baitWindow.mouse.move(50, 50);
    await baitWindow.locator('[part=continue][aria-disabled=false]').click();
    await baitWindow.getByRole('alert').filter({ hasText: 'ne répond pas' }).waitFor();
    await attacker.close();
    assert.match(stolen, /^[\w-]{43}$/);

    await page.goto(partner);
    const popup = await openWindow(page);
    await popup.locator('input[type=email]').waitFor();
    const outcome = await popup.evaluate(
      (code) =>
        new Promise((resolve) => {
          const vault = (opener as { frames: Record<string, Window> }).frames['o2-vault'] as Window;
          const nonce = 'n'.repeat(43);
          addEventListener(
            'message',
            ({ data }: MessageEvent<{ t: string; nonce: string; outcome?: string }>) => {
              if (data.nonce !== nonce) return;
              if (data.t === 'key') vault.postMessage({ t: 'code', nonce, code }, location.origin);
              else resolve(data.outcome);
            },
          );
          vault.postMessage({ t: 'who', nonce }, location.origin);
        }),
      stolen,
    );

    assert.equal(outcome, 'refused');
    await page.reload();
    await page.locator('o2-services [part=sign-in]').waitFor();
    assert.equal((await context.cookies()).filter(({ name }) => name.endsWith('o2e')).length, 0);
  });

  it('can neither hurry a click nor guide one: the button sleeps until somebody has looked (9)', async () => {
    await page.goto(partner);
    const popup = await openWindow(page);
    await enterPassword(popup);
    const button = popup.locator('[part=continue]');
    await button.waitFor();
    const posts = (): number =>
      bench.seen.filter(({ path, method }) => path === '/api/batch' && method === 'POST').length;
    const before = posts();

    await popup.evaluate(() => {
      const continueButton = document
        .querySelector('o2-consent')
        ?.shadowRoot?.querySelector<HTMLButtonElement>('[part=continue]');
      continueButton?.click();
      continueButton?.closest('form')?.requestSubmit();
    });
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await popup.waitForTimeout(700);
    await popup.evaluate(() => {
      dispatchEvent(new PointerEvent('pointermove'));
      document
        .querySelector('o2-consent')
        ?.shadowRoot?.querySelector<HTMLButtonElement>('[part=continue]')
        ?.click();
    });
    await popup.waitForTimeout(300);

    assert.equal(posts(), before, 'nothing was approved');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await consent(popup);
  });

  it('frames no page of ours (9)', async () => {
    bench.serve = () => ({
      html:
        ['signin', 'token'].map((it) => `<iframe src="${bench.space}/embed/${it}"></iframe>`).join('') +
        `<iframe src="${bench.space}/connections"></iframe>`,
    });
    await page.goto(partner);
    await page.waitForTimeout(500);

    for (const frame of page.frames().slice(1))
      assert.equal(await frame.locator('o2-session').count(), 0, frame.url());
  });
});

describe('a site that stole a partner’s key', () => {
  let bench: Bench;
  let browser: Browser;

  before(async () => {
    bench = await openBench();
    await bench.register(key, 'Agence Horizon', [bench.site('www.partner-a')]);
    browser = await partitionedBrowser();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  it('gets no vault, and its visitors are told so (4)', async () => {
    const page = await browser.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    bench.serve = () => ({ html: embedPage(bench.space, key) });

    await page.goto(bench.site('www.evil'));
    await page
      .locator('o2-services [part=notice]')
      .filter({ hasText: 'Ce site ne peut plus afficher' })
      .waitFor();

    assert.ok(
      warnings.some((text) =>
        text.includes(`${key} has not registered and verified this origin: ${bench.site('www.evil')}`),
      ),
    );
    assert.equal(bench.seen.filter(({ path }) => path === '/embed/batch').length, 0);
  });

  it('gets none through a frame of the partner either (4)', async () => {
    const page = await browser.newPage();
    bench.serve = (_, host) => ({
      html: host.includes('evil')
        ? `<iframe src="${bench.site('www.partner-a')}"></iframe>`
        : embedPage(bench.space, key),
    });
    const before = bench.seen.length;

    await page.goto(bench.site('www.evil'));
    await page.waitForTimeout(2000);

    const after = bench.seen.slice(before);
    assert.ok(after.some(({ path }) => path.startsWith('/embed/vault')));
    assert.equal(after.filter(({ path }) => path === '/embed/batch').length, 0);
  });
});
