import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { InvoiceRow } from '../../../components/contract/invoices.ts';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { readPdf } from '../../bff/invoices/document/pdf-reader.ts';
import { schemaErrors, textsAt } from '../../bff/invoices/document/schema.ts';
import { axeViolations } from '../../support/page-axe.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { consent } from '../embed/walk.ts';
import { ownFolder, startDemo } from '../start/demo.ts';
import { ask, signIn, typeNumber } from './customer.ts';

const { email } = demoAccounts.company;

const rowOf = (page: Page, id: string) => page.locator(`o2-invoices [part~=row][data-id="${id}"]`);

const hasFocus = (it: Locator): Promise<boolean> => it.evaluate((element) => element.matches(':focus'));
const shownIds = (page: Page): Promise<(string | undefined)[]> =>
  page
    .locator('o2-invoices [part~=row]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['id']));

it('a customer and his invoices, in a browser', async (t) => {
  const demo = await startDemo({ DATA_DIR: ownFolder() });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());
  const portal = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'fr-FR',
    acceptDownloads: true,
  });
  await signIn(portal, demo.space, email);
  const page = await portal.newPage();
  await page.goto(`${demo.space}/espace/invoices`);
  await page.locator('o2-invoices [part~=row]').first().waitFor();
  const { items: toPay } = await ask<{ items: InvoiceRow[] }>(page, 'listInvoices', {
    tab: 'to_pay',
    limit: 100,
  });

  await t.test('finds one by its domain', async () => {
    const domain =
      /[\w-]+\.(fr|com|org|net|eu|coop)\b/.exec(toPay.map((it) => it.subject).join(' '))?.[0] ?? '';
    assert.notEqual(domain, '');

    await page.getByRole('searchbox', { name: 'Rechercher une facture' }).fill(domain);

    const { items } = await ask<{ items: InvoiceRow[] }>(page, 'listInvoices', { search: domain, limit: 25 });
    const wanted = items.map(({ id }) => id);
    assert.ok(wanted.length > 0);
    for (let wait = 0; wait < 100 && String(await shownIds(page)) !== String(wanted); wait++)
      await page.waitForTimeout(100);
    assert.deepEqual(await shownIds(page), wanted);
    await page.locator('o2-invoices [part~=row]').filter({ hasText: domain }).first().waitFor();
    assert.deepEqual(await axeViolations(page), []);
  });

  await t.test(
    'reads its summary under the pointer, by keyboard and by touch, without another request',
    async () => {
      // What the live stream may have it compare once it is open.
      const settled = page.waitForResponse(/\/api\/events/).then(() => page.waitForTimeout(500));
      await page.goto(`${demo.space}/espace/invoices`);
      const row = page.locator('o2-invoices [part~=row]').first();
      await Promise.all([row.waitFor(), settled]);
      const button = row.getByRole('button', { name: /^Aperçu de / });
      const summary = page.locator('o2-invoices #summary');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));

      await button.hover();
      await summary.waitFor({ state: 'visible' });
      assert.match((await summary.textContent()) ?? '', /TVA/);
      assert.deepEqual(await axeViolations(page), []);
      await page.keyboard.press('Escape');
      await summary.waitFor({ state: 'hidden' });
      await page.mouse.move(0, 0);
      await row.getByRole('checkbox').focus();
      for (let step = 0; step < 5 && !(await hasFocus(button)); step++) await page.keyboard.press('Tab');
      await summary.waitFor({ state: 'visible' });
      assert.deepEqual(
        asked.filter((url) => url.includes('/api/')),
        [],
      );

      const phone = await browser.newContext({
        viewport: { width: 360, height: 780 },
        hasTouch: true,
        locale: 'fr-FR',
      });
      await signIn(phone, demo.space, email);
      const small = await phone.newPage();
      await small.goto(`${demo.space}/espace/invoices`);
      await small
        .getByRole('button', { name: /^Aperçu de / })
        .first()
        .tap();
      await small.locator('o2-invoices #summary').waitFor({ state: 'visible' });
      assert.deepEqual(await axeViolations(small), []);
      await phone.close();
    },
  );

  await t.test('downloads its PDF, which another reader opens, with the XML of its amounts', async () => {
    const { items } = await ask<{ items: InvoiceRow[] }>(page, 'listInvoices', { tab: 'paid', limit: 1 });
    const [invoice] = items;
    assert.ok(invoice);
    await page.goto(`${demo.space}/espace/invoices?tab=paid`);
    const link = page.getByRole('button', { name: `Télécharger ${invoice.number} (PDF)` });

    const [download] = await Promise.all([page.waitForEvent('download'), link.first().click()]);

    assert.match(download.suggestedFilename(), new RegExp(`${invoice.number}.*\\.pdf$`));
    const pdf = await readPdf(new Uint8Array(await readFile(await download.path())));
    assert.match(pdf.texts.join(' '), new RegExp(invoice.number));
    const xml = new TextDecoder().decode(pdf.attachments['factur-x.xml']);
    assert.deepEqual(schemaErrors(xml), []);
    assert.ok(textsAt(xml, 'rsm:ExchangedDocument/ram:ID').includes(invoice.number));
    const total = (invoice.total.cents / 100).toFixed(2);
    assert.match(xml, new RegExp(`GrandTotalAmount[^>]*>${total}<`));
  });

  await t.test(
    'pays two at once through 3-D Secure, and both sites show it without being loaded anew',
    async () => {
      const [first, second] = toPay;
      assert.ok(first && second);
      const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
      await signIn(elsewhere, demo.space, email);
      const bank = await elsewhere.newPage();
      await bank.goto(`${demo.bank}/`);
      const [popup] = await Promise.all([
        bank.waitForEvent('popup'),
        bank.locator('[part=sign-in]').first().click(),
      ]);
      await consent(popup);
      const watch = await portal.newPage();
      await page.goto(`${demo.space}/espace/invoices?tab=to_pay`);
      await watch.goto(`${demo.space}/espace/invoices`);
      for (const place of [watch, bank]) {
        await rowOf(place, first.id).waitFor();
        assert.doesNotMatch((await rowOf(place, first.id).textContent()) ?? '', /Payée/);
        await place.evaluate(() => void Object.assign(globalThis, { stayed: true }));
      }
      assert.deepEqual(await axeViolations(bank), []);

      for (const it of [first, second]) await rowOf(page, it.id).getByRole('checkbox').check();
      await page
        .locator('o2-invoices [part=selection]')
        .getByRole('button', { name: /^Payer/ })
        .click();
      await page.waitForURL(/\/pay\?/);
      await page.getByRole('radio', { name: /^Une autre carte/ }).check();
      assert.deepEqual(await axeViolations(page), []);
      await page.getByRole('button', { name: /^Payer/ }).click();
      await typeNumber(page, '4000 0027 6000 3184');
      await page.getByRole('button', { name: 'Payer', exact: true }).click();
      await page.getByRole('button', { name: 'Valider' }).click();
      await page.getByText('Paiement reçu').waitFor();

      for (const it of [first, second]) {
        for (const place of [watch, bank])
          await rowOf(place, it.id).getByText('Payée', { exact: true }).first().waitFor();
      }
      for (const place of [watch, bank])
        assert.equal(await place.evaluate(() => 'stayed' in globalThis), true, 'was loaded anew');
      const left = await ask<{ items: InvoiceRow[] }>(page, 'listInvoices', { tab: 'to_pay', limit: 100 });
      assert.equal(left.items.length, toPay.length - 2);
      const { items } = await ask<{ items: { allocations: unknown[] }[] }>(page, 'listPayments', {
        limit: 1,
      });
      assert.equal(items[0]?.allocations.length, 2, 'one charge for both');
      await elsewhere.close();
    },
  );
});
