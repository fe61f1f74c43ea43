import { it } from 'node:test';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { signIn } from '../invoices/customer.ts';
import { ownFolder, startDemo } from '../start/demo.ts';

it('a room that could not be loaded without network comes by itself once it is back', async (t) => {
  const demo = await startDemo({ DATA_DIR: ownFolder() });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext({ locale: 'fr-FR' });
  await signIn(context, demo.space, demoAccounts.company.email);
  const page = await context.newPage();
  await page.goto(`${demo.space}/espace/services`);
  await page.locator('o2-services [part~=row]').first().waitFor();

  await context.setOffline(true);
  await page.getByRole('link', { name: 'Paiements planifiés' }).click();
  await page.getByText('Cette partie n’a pas pu être chargée.').waitFor();
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByText('Cette partie n’a pas pu être chargée.').waitFor();
  await context.setOffline(false);

  await page.locator('o2-scheduled-payments [part=plan]').first().waitFor();
});
