import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { fresh, hosted, newCustomer } from '../../bff/payments/gateway/acts.ts';
import { openSandbox } from '../../bff/payments/gateway/sandbox.ts';
import { BROWSER_ARGS, ensureBrowser } from '../../support/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('the pages of the sandbox payment site in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSandbox>>;
  let merchant: Server;
  let returnUrl: string;
  before(async () => {
    merchant = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Merci</h1>'),
    );
    await new Promise<void>((listening) => merchant.listen(0, '127.0.0.1', listening));
    returnUrl = `http://app.o2.localhost:${(merchant.address() as AddressInfo).port}/back?attempt=1`;
    site = await openSandbox();
    browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...BROWSER_ARGS] });
  });
  after(async () => {
    await browser.close();
    await site.close();
    merchant.closeAllConnections();
    merchant.close();
  });

  const aPayment = async () => hosted(site.gateway, await newCustomer(site.gateway), { returnUrl });
  const aSetup = async () => {
    const reference = fresh('setup');
    const asked = {
      kinds: ['card', 'sepa_debit'],
      reference,
      returnUrl,
      locale: 'fr',
      idempotencyKey: reference,
    } as const;
    return site.gateway.startMethodSetup({ ...asked, customer: await newCustomer(site.gateway) });
  };
  const inPage = async <T>(url: string | null, act: (page: Page) => Promise<T>, width = 360): Promise<T> => {
    const context = await browser.newContext({ viewport: { width, height: 780 } });
    const page = await context.newPage();
    const blocked: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
    });
    await page.goto(url ?? '');
    const result = await act(page);
    await context.close();
    assert.deepEqual(blocked, []);
    return result;
  };
  const problems = async (page: Page): Promise<string[]> => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const violations = (await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' at ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))`,
      )) as string[];
      found.push(...violations.map((one) => `${colorScheme}: ${one}`));
    }
    return found;
  };

  it('are accessible and fit a phone, in both themes', async () => {
    const setup = await aSetup();
    const payment = await aPayment();
    for (const url of [
      `${site.psp.publicUrl}/`,
      payment.redirectUrl,
      setup.redirectUrl,
      `${site.psp.publicUrl}/p/p_none`,
    ]) {
      await inPage(url, async (page) => {
        assert.deepEqual(await problems(page), [], url ?? '');
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(overflow, 0, `${url} is wider than the phone`);
      });
    }
  });

  it('keep the banner in sight while one scrolls', async () => {
    await inPage((await aPayment()).redirectUrl, async (page) => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));

      const box = await page.locator('header').boundingBox();
      assert.equal(box?.y, 0);
      assert.match(await page.locator('header').innerText(), /Bac à sable\s: aucune carte réelle/);
    });
  });

  it('take a payment by keyboard and lead back to the merchant on another site', async () => {
    const payment = await aPayment();
    await inPage(payment.redirectUrl, async (page) => {
      await page.getByLabel('Numéro de carte d’essai').focus();
      await page.keyboard.type('4242 4242 4242 4242');
      await page.keyboard.press('Enter');
      await page.waitForURL(returnUrl);

      assert.equal(await page.locator('h1').innerText(), 'Merci');
    });
    assert.equal((await site.gateway.fetchPayment(payment.ref)).status, 'succeeded');
  });

  it('explain a wrong number beside its field, put the focus there, and stay accessible', async () => {
    await inPage((await aPayment()).redirectUrl, async (page) => {
      await page.getByLabel('Numéro de carte d’essai').fill('4970 1012 3456 7890');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();

      assert.match(await page.getByRole('alert').innerText(), /n’est pas un numéro d’essai/);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'card-number');
      assert.equal(await page.getByLabel('Numéro de carte d’essai').inputValue(), '');
      assert.deepEqual(await problems(page), []);
    });
  });

  it('pass through 3-D Secure by the printed buttons, refused once and accepted once', async () => {
    const setup = await aSetup();
    await inPage(setup.redirectUrl, async (page) => {
      await page.getByRole('button', { name: /Utiliser 3155/ }).click();
      await page.getByRole('heading', { name: 'Authentification 3-D Secure' }).waitFor();
      assert.deepEqual(await problems(page), []);
      await page.getByRole('button', { name: 'Refuser' }).click();
      await page.getByRole('alert').waitFor();
      assert.match(await page.getByRole('alert').innerText(), /Refusé/);
      await page.getByRole('button', { name: /Utiliser 3155/ }).click();
      await page.getByRole('button', { name: 'Valider' }).click();
      await page.waitForURL(returnUrl);
    });
    assert.equal((await site.gateway.fetchSetup(setup.ref)).method?.last4, '3155');
  });

  it('are closed in the second tab once the first has paid', async () => {
    const payment = await aPayment();
    await inPage(payment.redirectUrl, async (second) => {
      await inPage(payment.redirectUrl, async (first) => {
        await first.getByRole('button', { name: /Utiliser 4242/ }).click();
        await first.waitForURL(returnUrl);
      });
      await second.getByRole('button', { name: /Utiliser 4242/ }).click();
      await second.getByRole('heading', { name: 'Cette page est fermée' }).waitFor();
      assert.deepEqual(await problems(second), []);
      await second.getByRole('link', { name: 'Revenir au marchand' }).click();
      await second.waitForURL(returnUrl);
    });
    assert.equal((await site.gateway.fetchPayment(payment.ref)).received, 2_400);
  });

  it('are complete in English', async () => {
    await inPage((await aPayment()).redirectUrl, async (page) => {
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { name: /Pay €24\.00/ }).waitFor();
      await page.getByLabel('Test card number').fill('4000000000000002');
      await page.keyboard.press('Enter');
      assert.match(await page.getByRole('alert').innerText(), /Refused \(generic_decline\)/);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    });
  });
});
