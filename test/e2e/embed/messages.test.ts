import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { shady, visiting } from './visit.ts';
import { consent, embedPage, enterPassword, openWindow, rows } from './walk.ts';

const { key } = shady;
const nonce = 'n'.repeat(43);

type Owner = 'opener' | 'parent';

/**
 * Says something to the vault of the opener or the page around, and hears what it answers for a second, or until so
 * much.
 */
const asked = (
  where: Page | Frame,
  message: unknown,
  owner: Owner = 'opener',
  least = 0,
): Promise<unknown[]> =>
  where.evaluate(
    ([it, of, many]) => {
      const { frames } = globalThis[of] as unknown as { frames: Record<string, Window> };
      const heard: unknown[] = [];
      addEventListener('message', ({ data }) => heard.push(data));
      frames['o2-vault']?.postMessage(it, location.origin);
      return new Promise<unknown[]>((done) => {
        const look = (): unknown => (heard.length >= many ? done(heard) : setTimeout(look, 50));
        setTimeout(look, 1000);
      });
    },
    [message, owner, least] as const,
  );

/** Each check between page, vault and window alone: the others are in place, or would hide that it is gone. */
describe('the messages of the vault', () => {
  const visit = visiting(shady, embedPage, { bypassCSP: true });

  const vaultUrl = (): string => `${visit.bench.space}/embed/vault?partner=${key}`;
  const redeemed = (): number => visit.bench.seen.filter(({ path }) => path === '/embed/token').length;

  /** A window of ours whose own script is out of the way. */
  async function idleWindow(): Promise<Page> {
    await visit.page.goto(visit.site);
    await visit.page.locator('o2-services [part=sign-in]').waitFor();
    await visit.context.route('**/embed/signin*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Nous</title>' }),
    );
    return openWindow(visit.page);
  }

  /** What a page hears on the port that it sends along with `hello`; the vault's policy on framing is taken off. */
  async function greeting(site: string, html: string, inside = '<title>Autre</title>'): Promise<unknown[]> {
    const answer = await visit.bench.bff.call(`/embed/vault?partner=${key}`);
    const { 'content-security-policy': _, ...headers } = Object.fromEntries(answer.headers);
    const body = await answer.text();
    await visit.context.route('**/embed/vault*', (route) => route.fulfill({ body, headers }));
    visit.bench.serve = (path) => ({ html: path === '/' ? html : inside });
    await visit.page.goto(site);
    await visit.page.waitForLoadState('networkidle');
    const speaker =
      visit.page.frames().find((frame) => frame.url().endsWith('/speaker')) ?? visit.page.mainFrame();
    return speaker.evaluate(
      (space) =>
        new Promise<unknown[]>((done) => {
          const { port1, port2 } = new MessageChannel();
          const heard: unknown[] = [];
          port1.onmessage = ({ data }) => heard.push(data);
          const vaultIn = (of: Window) => (of as unknown as Record<string, Window | undefined>)['o2-vault'];
          (vaultIn(frames) ?? vaultIn(parent.frames))?.postMessage({ o2: 1, t: 'hello' }, space, [port2]);
          setTimeout(() => done(heard), 1000);
        }),
      visit.bench.space,
    );
  }

  it('open to a registered page', async () => {
    const heard = await greeting(visit.site, `<iframe name="o2-vault" src="${vaultUrl()}"></iframe>`);

    assert.deepEqual(heard, [{ t: 'ready' }]);
  });

  it('open to no page of another origin, were it to frame the vault', async () => {
    const heard = await greeting(
      visit.bench.site('www.evil'),
      `<iframe name="o2-vault" src="${vaultUrl()}"></iframe>`,
    );

    assert.deepEqual(heard, []);
  });

  it('open to no page of the partner that somebody else frames', async () => {
    const heard = await greeting(
      visit.bench.site('www.evil'),
      `<iframe src="${visit.site}/speaker"></iframe>`,
      `<iframe name="o2-vault" src="${vaultUrl()}"></iframe>`,
    );

    assert.deepEqual(heard, []);
  });

  it('open to the page around the vault alone, not to a frame beside it', async () => {
    const heard = await greeting(
      visit.site,
      `<iframe name="o2-vault" src="${vaultUrl()}"></iframe><iframe src="/speaker"></iframe>`,
    );

    assert.deepEqual(heard, []);
  });

  it('are offered to the origin of the space alone, wherever its frame was led', async () => {
    const trap = `<script>
      addEventListener('message', ({ data }) => fetch('/loot', { method: 'POST', body: JSON.stringify(data) }));
      fetch('/loot', { method: 'POST', body: '"laid"' });
    </script>`;
    const location = `${visit.bench.site('www.evil')}/trap`;
    await visit.context.route('**/embed/vault*', (route) =>
      route.fulfill({ status: 302, headers: { location } }),
    );
    visit.bench.serve = (path) => ({
      html: path === '/trap' ? trap : embedPage(visit.bench.space, key),
    });
    visit.bench.posted.length = 0;

    await visit.page.goto(visit.site);
    await visit.page.locator('o2-services [part=notice]').waitFor();

    const loot = visit.bench.posted.map(({ body }) => body);
    assert.deepEqual([...new Set(loot)], ['"laid"']);
  });

  it('are on one port: a second hello is not answered', async () => {
    await visit.page.goto(visit.site);
    await visit.page.locator('o2-services [part=sign-in]').waitFor();

    const heard = await visit.page.evaluate(
      (space) =>
        new Promise<unknown[]>((done) => {
          const { port1, port2 } = new MessageChannel();
          const heard: unknown[] = [];
          port1.onmessage = ({ data }) => heard.push(data);
          (frames as unknown as Record<string, Window>)['o2-vault']?.postMessage(
            { o2: 1, t: 'hello' },
            space,
            [port2],
          );
          setTimeout(() => done(heard), 1000);
        }),
      visit.bench.space,
    );

    assert.deepEqual(heard, []);
  });

  it('are taken from a window of our origin, whatever the page says in between', async () => {
    await visit.page.goto(visit.site);
    const popup = await openWindow(visit.page);
    await enterPassword(popup);
    await popup.locator('[part=continue]').waitFor();

    await visit.page.evaluate(
      ([space, nonce]) => {
        const vault = (frames as unknown as Record<string, Window>)['o2-vault'];
        vault?.postMessage({ t: 'who', nonce }, space as string);
      },
      [visit.bench.space, nonce],
    );
    await consent(popup);

    await rows(visit.page).first().waitFor();
  });

  it('are taken from a window of its own, not from a frame of our origin', async () => {
    await visit.page.goto(visit.site);
    await visit.page.locator('o2-services [part=sign-in]').waitFor();
    const isTwin = (frame: Frame): boolean => frame.url().endsWith('&twin');
    await Promise.all([
      visit.page.waitForEvent('framenavigated', isTwin),
      visit.page.evaluate((src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      }, `${vaultUrl()}&twin`),
    ]);
    const twin = visit.page.frames().find(isTwin);
    assert.ok(twin);

    assert.deepEqual(await asked(twin, { t: 'who', nonce }, 'parent'), []);
  });

  it('bring a code for the nonce of the sitting, from the window that began it', async () => {
    const popup = await idleWindow();
    const [told] = (await asked(popup, { t: 'who', nonce }, 'opener', 1)) as { t: string }[];
    assert.equal(told?.t, 'key');
    const before = redeemed();

    await asked(popup, { t: 'code', nonce: 'm'.repeat(43), code: 'c'.repeat(43) });
    assert.equal(redeemed(), before, 'another nonce');

    const [second] = await Promise.all([
      visit.context.waitForEvent('page'),
      visit.page.evaluate((url) => void open(url, 'second'), `${visit.bench.space}/embed/signin`),
    ]);
    await asked(second, { t: 'code', nonce, code: 'c'.repeat(43) });
    assert.equal(redeemed(), before, 'another window of ours');

    await asked(popup, { t: 'code', nonce, code: 'c'.repeat(43) }, 'opener', 1);
    assert.equal(redeemed(), before + 1);
  });

  it('are told to our origin alone: a window that left meanwhile hears nothing', async () => {
    const elsewhere = visit.bench.site('www.evil');
    const popup = await idleWindow();
    visit.bench.serve = () => ({
      html: `<script>heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>`,
    });
    const vault = visit.page
      .frames()
      .find((frame) => frame.url().startsWith(`${visit.bench.space}/embed/vault`));
    await vault?.evaluate(() => {
      const digest = crypto.subtle.digest.bind(crypto.subtle);
      crypto.subtle.digest = async (...of) => {
        await new Promise((later) => setTimeout(later, 2000));
        return digest(...of);
      };
    });

    await popup.evaluate((it) => {
      const { frames } = opener as { frames: Record<string, Window> };
      frames['o2-vault']?.postMessage({ t: 'who', nonce: it }, location.origin);
    }, nonce);
    // As a page would send it there: a visit by the browser itself cuts all ties.
    await popup.evaluate((url) => (location.href = url), elsewhere);
    await popup.waitForTimeout(2500);

    const heard = await popup.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
    assert.deepEqual(heard, []);
  });

  /** A window of ours whose every secret is known to those who forge answers. */
  async function foretold(html: string): Promise<Page> {
    await visit.context.addInitScript(() => {
      crypto.getRandomValues = (into) => into;
    });
    visit.bench.serve = (path) => ({ html: path === '/' ? html : '<title>Faux</title>' });
    await visit.page.goto(visit.site);
    const [popup] = await Promise.all([
      visit.page.waitForEvent('popup'),
      visit.page.locator('button').click(),
    ]);
    return popup;
  }
  const forged = () => ({
    t: 'key',
    nonce: 'A'.repeat(43),
    key: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(43) },
    codeChallenge: 'C'.repeat(43),
    partner: key,
    origin: visit.site,
  });
  const button = (): string =>
    `<button onclick="globalThis.opened = window.open('${visit.bench.space}/embed/signin', 'w')">Jouer</button>`;

  it('are believed from the origin of the space, not from a frame that bears the name', async () => {
    const popup = await foretold(`<iframe name="o2-vault" src="/fake"></iframe>${button()}`);
    const fake = visit.page.frames().find((frame) => frame.url().endsWith('/fake'));

    await fake?.evaluate(
      ([message, space]) => {
        const { opened } = parent as unknown as { opened: Window };
        setInterval(() => opened.postMessage(message, space), 20);
      },
      [forged(), visit.bench.space] as const,
    );

    await popup.getByText('Le site ne répond pas').waitFor({ timeout: 15_000 });
    assert.equal(await popup.locator('input[type=email]').isVisible(), false);
  });

  it('are believed from the vault that was asked, not from another frame of our origin', async () => {
    const popup = await foretold(
      `<iframe name="o2-vault" src="/fake"></iframe><iframe src="${vaultUrl()}&twin"></iframe>${button()}`,
    );
    const twin = visit.page.frames().find((frame) => frame.url().endsWith('&twin'));

    await twin?.evaluate(
      ([message, space]) => {
        const opened = window.open('', 'w');
        setInterval(() => opened?.postMessage(message, space), 20);
      },
      [forged(), visit.bench.space] as const,
    );

    await popup.getByText('Le site ne répond pas').waitFor({ timeout: 15_000 });
    assert.equal(await popup.locator('input[type=email]').isVisible(), false);
  });
});
