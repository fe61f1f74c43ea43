import { it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { ask, signIn } from '../invoices/customer.ts';
import { ownFolder, startDemo } from '../start/demo.ts';

it('while the network leaves and comes back', async (t) => {
  const demo = await startDemo({ DATA_DIR: ownFolder() });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext({ locale: 'fr-FR' });
  await signIn(context, demo.space, demoAccounts.company.email);
  const page = await context.newPage();
  await page.goto(`${demo.space}/espace/services`);
  await page.locator('o2-services [part~=row]').first().waitFor();

  await t.test('a room that could not be loaded comes by itself', async () => {
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Paiements planifiés' }).click();
    await page.getByText('Cette partie n’a pas pu être chargée.').waitFor();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('Cette partie n’a pas pu être chargée.').waitFor();
    await context.setOffline(false);

    await page.locator('o2-scheduled-payments [part=plan]').first().waitFor();
  });

  await t.test('a refusal after it is told in its own words', async () => {
    const [invoice] = (
      await ask<{ items: { id: string }[] }>(page, 'listInvoices', { tab: 'to_pay', limit: 25 })
    ).items;
    await page.goto(`${demo.space}/pay?invoices=${invoice?.id}`);
    const pay = page.getByRole('button', { name: /^Payer/ });
    await pay.waitFor();
    await context.setOffline(true);
    await pay.click();
    await page.getByText('Le serveur ne répond pas.').waitFor();
    await page.waitForTimeout(1000);
    await context.setOffline(false);
    await payElsewhere(context, page.url());

    // The words that could not be had are asked for again a few seconds later.
    await page.waitForTimeout(5000);
    await pay.click();
    await page.getByText('Déjà payé.').waitFor();
  });
});

/** Pays the same invoices in another tab. */
async function payElsewhere(context: BrowserContext, address: string): Promise<void> {
  const other = await context.newPage();
  await other.goto(address);
  await other.getByRole('button', { name: /^Payer/ }).click();
  await other.getByText('Paiement reçu').waitFor();
  await other.close();
}
