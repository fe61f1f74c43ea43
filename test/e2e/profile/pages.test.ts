import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { passphrase } from '../../support/people.ts';
import { openHouse, overflows, violations, type House } from './house.ts';

const pages: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  '/sign-in': { fr: 'Se connecter', en: 'Sign in' },
  '/sign-up': { fr: 'Créer un espace client', en: 'Create a customer space' },
  '/password/forgotten': { fr: 'Mot de passe oublié', en: 'Forgotten password' },
  [`/password/set#${'a'.repeat(43)}`]: { fr: 'Choisir un mot de passe', en: 'Choose a password' },
};

describe('the pages of access', () => {
  let house: House;
  before(async () => (house = await openHouse()));
  after(() => house.close());

  for (const [path, titles] of Object.entries(pages)) {
    it(`${path.split('#')[0]} is accessible in both themes and languages, from 360 px to 1280 px`, async () => {
      for (const lang of ['fr', 'en'] as const)
        for (const width of [360, 1280]) {
          const page = await house.open(path, { lang, width });
          await page.getByRole('heading', { level: 1, name: titles[lang] }).waitFor();

          assert.equal(await page.locator('html').getAttribute('lang'), lang);
          assert.match(await page.title(), new RegExp(`^${titles[lang]}`));
          assert.deepEqual(await violations(page), [], `${lang} ${width}`);
          assert.equal(await overflows(page), false);
          await page.context().close();
        }
    });
  }

  it('name the files of their elements, which come beside the script tag and once', async () => {
    for (const path of Object.keys(pages)) {
      const from = house.asked.length;
      const page = await house.open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.context().close();
      const files = house.asked.slice(from).filter((asked) => asked.startsWith('/releases/'));
      const html = await (await house.bff.hono.request(path)).text();
      const named = [...html.matchAll(/modulepreload" href="([^"]+)" integrity="sha256-/g)].map(
        ([, it]) => it,
      );

      assert.ok(named.length > 2, html);
      assert.deepEqual(files.slice(0, named.length).toSorted(), named.toSorted());
      assert.deepEqual([...new Set(files)], files);
    }
  });

  it('follow the address before the browser in their language', async () => {
    const page = await house.open('/sign-in?lang=en');
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  });

  it('keep to a policy without anything inline, are framed by nobody and kept by no cache', async () => {
    for (const path of Object.keys(pages)) {
      const answer = await house.bff.hono.request(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
      assert.match(policy, /frame-ancestors 'none'; require-trusted-types-for 'script'/);
      assert.equal(answer.headers.get('cross-origin-opener-policy'), 'same-origin');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      const html = await answer.text();
      assert.doesNotMatch(html, /<style|style=|\son\w+=|<script(?![^>]*src=)/);
      assert.equal(html, await (await house.bff.hono.request(path, { headers: { cookie: 'a=b' } })).text());
    }
    assert.deepEqual(house.problems, []);
  });

  it('are not shown in a frame of another site', async () => {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        Object.keys(pages)
          .map((path) => `<iframe src="${house.space}${path}"></iframe>`)
          .join(''),
      );
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const page = await house.browser.newPage();
    await page.goto(`http://evil.localhost:${(server.address() as AddressInfo).port}`);
    await page.waitForLoadState('networkidle');

    for (const frame of page.frames().slice(1))
      assert.equal(await frame.locator('h1, o2-session').count(), 0);
    await page.close();
    server.closeAllConnections();
    server.close();
  });

  it('lead on to own pages only', async () => {
    const wishes: Readonly<Record<string, string>> = {
      '/connections': '/connections',
      '/espace/services?tab=todo#x': '/espace/services?tab=todo#x',
      'https://evil.example/': '/',
      '//evil.example/': '/',
      '/\\evil.example/': '/',
      'javascript:alert(1)': '/',
      '/%09/evil.example': '/%09/evil.example',
      '\t//evil.example': '/',
      '': '/',
    };
    const session = await house.bff.signInAs('per_camille', 'cus_a');
    for (const [wish, goal] of Object.entries(wishes)) {
      const page = await house.open('/livez');
      const { hostname: domain } = new URL(house.space);
      await page.context().addCookies([
        {
          name: '__Host-Http-o2s',
          value: session,
          domain,
          path: '/',
          secure: true,
          httpOnly: true,
          sameSite: 'Strict',
        },
      ]);
      await page.goto(`${house.space}/sign-in?next=${encodeURIComponent(wish)}`);
      const href = await page.getByRole('link', { name: 'Continuer' }).getAttribute('href');
      assert.equal(href, goal, wish);
      await page.context().close();
    }
  });

  it('let password managers and fingers do their work', async () => {
    const page = await house.open('/sign-in');
    const attribute = (selector: string, name: string) => page.locator(selector).getAttribute(name);
    assert.deepEqual(
      [await attribute('#email', 'autocomplete'), await attribute('#email', 'type')],
      ['username', 'email'],
    );
    assert.equal(await attribute('#password', 'autocomplete'), 'current-password');
    assert.equal(await attribute('#password', 'onpaste'), null);

    await page.locator('#password').focus();
    await page.evaluate(() => navigator.clipboard.writeText('collé').catch(() => {}));
    await page.locator('#password').fill(passphrase);
    await page.getByRole('button', { name: 'Afficher le mot de passe' }).click();
    assert.equal(await attribute('#password', 'type'), 'text');
    assert.equal(await page.locator('#password').inputValue(), passphrase);
    assert.equal(await attribute('.password button', 'aria-pressed'), 'true');
    await page.locator('#email').fill('nobody@example.fr');
    await page.keyboard.press('Enter');
    await page.locator('.summary').waitFor();
    assert.equal(await attribute('#password', 'type'), 'password', 'hidden again once it is sent');

    const boxes = await Promise.all(
      ['#email', '#password', '.password button', 'button.primary'].map((it) =>
        page.locator(it).boundingBox(),
      ),
    );
    assert.ok(boxes.every((box) => (box?.height ?? 0) >= 40));
    const set = await house.open('/password/set');
    assert.equal(await set.locator('#password').getAttribute('autocomplete'), 'new-password');
  });

  it('warn of caps lock while it is on', async () => {
    const page = await house.open('/sign-in');
    await page.locator('#password').focus();
    const press = (on: boolean) =>
      page.locator('#password').evaluate((field, modifierCapsLock) => {
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', modifierCapsLock, bubbles: true }));
      }, on);

    await press(true);
    await page.getByText('Le verrouillage des majuscules est activé.').waitFor();
    await press(false);
    await page.getByText('Le verrouillage des majuscules est activé.').waitFor({ state: 'detached' });
  });

  it('say so when a link is over, with the way to another', async () => {
    const page = await house.open(`/password/set#${'z'.repeat(43)}`);
    await page.locator('#password').fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ce lien ne fonctionne plus' }).waitFor();
    assert.deepEqual(await violations(page), []);
    await Promise.all([
      page.waitForURL('**/password/forgotten'),
      page.getByText('Recevoir un nouveau lien').click(),
    ]);

    const bare = await house.open('/password/set');
    await bare.locator('#password').fill(passphrase);
    await bare.keyboard.press('Enter');
    await bare.getByRole('heading', { name: 'Ce lien ne fonctionne plus' }).waitFor();
  });

  it('never send the secret of a link to the server but in the body that uses it', async () => {
    const secret = 's'.repeat(43);
    const page = await house.open('/livez');
    const seen: string[] = [];
    page.on('request', (request) => seen.push(`${request.url()} ${JSON.stringify(request.headers())}`));
    await page.goto(`${house.space}/password/set#${secret}`);
    await page.locator('#password').fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ce lien ne fonctionne plus' }).waitFor();

    // Playwright names the fragment of a navigation; the request itself has none.
    assert.ok(seen.slice(1).every((line) => !line.includes(secret)));
    assert.ok(!(await page.evaluate(() => location.href)).includes(secret));
    await page.goBack();
    assert.ok(!page.url().includes(secret));
  });

  it('ask for no password on a partner’s page', async () => {
    const page = await house.open('/sign-in');
    await page.locator('o2-sign-in').evaluate((element) => {
      const session = document.createElement('o2-session');
      session.setAttribute('partner', 'pk_live_x');
      element.replaceWith(session);
      for (const tag of ['o2-sign-in', 'o2-sign-up', 'o2-forgot-password', 'o2-set-password'])
        session.append(document.createElement(tag));
    });
    await page.getByText('jamais sur ce site').first().waitFor();

    assert.equal(await page.locator('input').count(), 0);
  });
});
