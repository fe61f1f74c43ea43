import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chromium } from 'playwright-core';
import { demoPassphrase } from '../../../demo/data/accounts.ts';
import { BROWSER_ARGS, ensureBrowser } from '../../support/browser.ts';
import { axeViolations } from '../../support/page-axe.ts';
import { ownFolder, startDemo } from '../start/demo.ts';

interface Reply {
  readonly output: { readonly items: readonly { readonly id: string; readonly number: string }[] };
}

it('a customer pays and keeps his means in order, in a browser', async (t) => {
  const demo = await startDemo({ DATA_DIR: ownFolder() });
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...BROWSER_ARGS] });
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'fr-FR' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(demo.space);
  await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'o2-client': '1' };
      await fetch('/api/sign-in', { method: 'POST', headers, body });
    },
    JSON.stringify({ email: 'claire.martin@demo.o2.example', password: demoPassphrase }),
  );

  const toPay = (): Promise<Reply['output']['items']> =>
    page.evaluate(async () => {
      const headers = { 'content-type': 'application/json', 'o2-client': '1' };
      const body = JSON.stringify({ calls: [{ op: 'listInvoices', input: { tab: 'to_pay', limit: 100 } }] });
      const answer = await fetch('/api/batch', { method: 'POST', headers, body });
      return ((await answer.json()) as { replies: Reply[] }).replies[0]?.output.items ?? [];
    });

  await t.test('pays two invoices in one charge through 3-D Secure, on a phone', async () => {
    await page.goto(demo.space);
    const [first, second, ...rest] = await toPay();
    assert.ok(first && second);

    await page.goto(`${demo.space}/pay?invoices=${first.id},${second.id}`);
    await page.getByText(first.number).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('radio', { name: /^Une autre carte/ }).check();
    await page.getByRole('button', { name: /^Payer/ }).click();
    await page.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
    await page.getByLabel('Numéro de carte d’essai').fill('4000 0027 6000 3184');
    await page.getByRole('button', { name: 'Payer', exact: true }).click();
    await page.getByRole('button', { name: 'Valider' }).click();
    await page.getByText('Paiement reçu').waitFor();

    assert.match(page.url(), /\/pay\/back\?payment=pay_/);
    await page.getByText(first.number).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.goto(demo.space);
    assert.deepEqual((await toPay()).map(({ id }) => id).toSorted(), rest.map(({ id }) => id).toSorted());
  });

  await t.test('leads back to the space from an invoice that was paid meanwhile', async () => {
    const paid = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json', 'o2-client': '1' };
      const body = JSON.stringify({ calls: [{ op: 'listInvoices', input: { tab: 'paid', limit: 25 } }] });
      const answer = await fetch('/api/batch', { method: 'POST', headers, body });
      return ((await answer.json()) as { replies: Reply[] }).replies[0]?.output.items[0]?.id;
    });
    await page.goto(`${demo.space}/pay?invoices=${paid}`);
    await page.getByText('Déjà payé.').waitFor();

    await page.getByRole('link', { name: 'Espace client O2' }).click();
    await page.waitForURL(/\/espace/);
  });

  await t.test('saves a card on the provider’s page, names it by keyboard, and removes it', async () => {
    await page.goto(`${demo.space}/payment-methods`);
    await page.getByRole('button', { name: 'Ajouter une carte' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Ajouter une carte' }).click();
    await page.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
    await page.getByLabel('Numéro de carte d’essai').fill('4000 0000 0000 0341');
    await page
      .getByRole('button', { name: /Enregistrer/ })
      .first()
      .click();
    await page.getByText('Moyen de paiement enregistré.').waitFor();
    assert.deepEqual(await axeViolations(page), []);

    await page.getByRole('button', { name: /^Renommer Visa.*0341/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Nom' }).fill('Carte de la boutique');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Carte de la boutique' }).waitFor();

    await page.getByRole('button', { name: 'Retirer Carte de la boutique' }).click();
    const manual = page.getByRole('radio', { name: /Ne plus les renouveler/ });
    if (await manual.isVisible()) await manual.check();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await page.getByText('Moyen de paiement retiré.').waitFor();
  });

  await t.test('shows no page error on the way', () => {
    assert.deepEqual(faults, []);
  });
});
