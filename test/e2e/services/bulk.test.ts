import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import Sqlite from 'better-sqlite3';
import type { Output } from '../../../components/contract/api.ts';
import type { ServiceRow } from '../../../components/contract/services.ts';
import { money } from '../../../components/kit/format.ts';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { ask, signIn } from '../invoices/customer.ts';
import { focused, overflows, tabTo, violations } from '../profile/house.ts';
import { ownFolder, startDemo } from '../start/demo.ts';

const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const nameOf = ({ label, domain, product }: ServiceRow): string => label || domain || product;

it('several services at once, on a phone, by keyboard alone', async (t) => {
  const DATA_DIR = ownFolder();
  const demo = await startDemo({ DATA_DIR });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR' });
  await signIn(context, demo.space, demoAccounts.company.email);
  const page = await context.newPage();
  await page.goto(`${demo.space}/espace/services`);
  await page.locator('o2-services [part=row]').first().waitFor();
  const { items } = await ask<Output<'listServices'>>(page, 'listServices', { tab: 'active' });
  const [first, second, third] = items.filter(
    ({ renewal, actions }) => renewal === 'manual' && actions.autoRenew?.allowed,
  );
  assert.ok(first && second && third, 'the demo has three services to renew');
  const chosen = [first, second, third];
  const bar = page.locator('o2-services [part=selection]');

  const select = async (): Promise<void> => {
    await page.locator('o2-services .pick').first().waitFor();
    for (const it of [first, second, third]) {
      await tabTo(page, new RegExp(`Choisir ${escaped(nameOf(it))}`));
      await page.keyboard.press('Space');
    }
    await bar.getByRole('status').getByText('3 services choisis').waitFor();
  };

  await t.test('are counted in a bar with what can be done, which Escape leaves', async () => {
    await select();
    assert.equal(await overflows(page), false);
    assert.equal(await bar.evaluate((it) => it.scrollWidth > it.clientWidth), false, 'within its bar');
    assert.deepEqual(await violations(page), []);

    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    assert.equal(await page.locator('o2-services .pick :checked').count(), 0);
    assert.match(await focused(page), new RegExp(`Choisir ${escaped(nameOf(third))}`), 'still in the list');
  });

  await t.test(
    'renew by one consent that names each amount; one that is refused is told, the others done',
    async () => {
      await page.reload();
      await page.locator('o2-services [part=row]').first().waitFor();
      await select();
      await tabTo(page, /Renouveler automatiquement/);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Renouveler automatiquement ces services' });
      await dialog.getByRole('button', { name: 'Autoriser et activer' }).waitFor();
      for (const it of chosen) {
        const { renewalOffer, nextPrice, price } = await ask<Output<'getService'>>(page, 'getService', {
          id: it.id,
        });
        const amount = money(renewalOffer?.amount ?? nextPrice ?? price, 'fr');
        await dialog
          .locator('li')
          .filter({ hasText: nameOf(it) })
          .filter({ hasText: amount })
          .waitFor();
      }
      await dialog.getByText(/par courriel quinze jours avant l’échéance/).waitFor();
      assert.deepEqual(await violations(page), []);
      // Escape closes what stands above the selection, and not the selection.
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await bar.getByText('3 services choisis').waitFor();
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Autoriser et activer' }).waitFor();

      // Meanwhile another holder takes one of them over.
      const database = new Sqlite(join(DATA_DIR, 'space.db'));
      database.prepare('update "service" set "moving" = 1 where "id" = ?').run(second.id);
      database.close();
      await tabTo(page, /Autoriser et activer/);
      await page.keyboard.press('Enter');

      await dialog.getByRole('status').getByText('Fait pour 2 sur 3.').waitFor();
      const outcome = (it: ServiceRow) => dialog.locator('li').filter({ hasText: nameOf(it) });
      await outcome(first).getByText('fait', { exact: true }).waitFor();
      await outcome(second).getByText('Un changement de titulaire est en cours.').waitFor();
      await outcome(third).getByText('fait', { exact: true }).waitFor();
      assert.equal(await overflows(page), false);
      assert.deepEqual(await violations(page), []);

      const after = await ask<Output<'listServices'>>(page, 'listServices', { tab: 'active' });
      const renewals = chosen.map(({ id }) => after.items.find((it) => it.id === id)?.renewal);
      assert.deepEqual(renewals, ['auto', 'manual', 'auto']);
      await tabTo(page, /Fermer/);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page
        .locator(`o2-services [part=row][data-id="${first.id}"]`)
        .filter({ hasText: 'automatique' })
        .waitFor();
    },
  );
});
