import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import type { Output } from '../../../components/contract/api.ts';
import type { ScheduledPayment } from '../../../components/contract/scheduled-payments.ts';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { startChild } from '../../support/child.ts';
import { axeViolations } from '../../support/page-axe.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { consent } from '../embed/walk.ts';
import { ask, signIn } from '../invoices/customer.ts';
import { ownFolder, startDemo } from '../start/demo.ts';
import { closeWindow } from './close-window.ts';

const { company } = demoAccounts;
/** A card whose bank wants the cardholder each time. */
const wantsCustomer = '4000 0027 6000 3184';

const plansOf = async (page: Page, when: 'coming' | 'past'): Promise<readonly ScheduledPayment[]> =>
  (await ask<Output<'listScheduledPayments'>>(page, 'listScheduledPayments', { when, limit: 100 })).items;
const rowOf = (page: Page, { label }: ScheduledPayment) =>
  page.locator('o2-scheduled-payments [part=plan]').filter({ hasText: label });

it('a planned charge that the bank wants confirmed, in a browser', async (t) => {
  const DATA_DIR = ownFolder();
  const demo = await startDemo({ DATA_DIR });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'fr-FR' });
  await signIn(context, demo.space, company.email);
  const page = await context.newPage();

  /** Saves the card as one does, and answers its id. */
  const saveCard = async (): Promise<string> => {
    await page.goto(`${demo.space}/payment-methods`);
    await page.getByRole('button', { name: 'Ajouter une carte' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Ajouter une carte' }).click();
    await page.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
    await page.getByLabel('Numéro de carte d’essai').fill(wantsCustomer);
    await page
      .getByRole('button', { name: /Enregistrer/ })
      .first()
      .click();
    const valid = page.getByRole('button', { name: 'Valider' });
    const saved = page.getByText('Moyen de paiement enregistré.');
    await valid.or(saved).first().waitFor();
    if (await valid.isVisible()) await valid.click();
    await saved.waitFor();
    const { items } = await ask<Output<'listPaymentMethods'>>(page, 'listPaymentMethods');
    return items.find(({ last4 }) => last4 === '3184')?.id ?? '';
  };

  /** A charge that is announced and not taken, given that card. */
  const withCard = async (method: string, not = ''): Promise<ScheduledPayment> => {
    for (let day = 0; day < 40; day++) {
      const found = (await plansOf(page, 'coming')).find(
        ({ id, status, actions }) => status === 'planned' && actions.changeMethod?.allowed && id !== not,
      );
      if (found) {
        await change(page, found, method);
        return found;
      }
      const advance = startChild('demo/advance.ts', { DATA_DIR }, ['--days', '1']);
      assert.equal(await advance.ended, 0, advance.stderr());
      await signIn(context, demo.space, company.email);
    }
    return assert.fail('no charge was announced');
  };

  const method = await saveCard();
  assert.ok(method);

  await t.test('paid before its day leads to the bank and back, on a phone', async () => {
    const plan = await withCard(method);
    await page.goto(`${demo.space}/espace/scheduled`);
    await rowOf(page, plan).getByText(/3184/).waitFor();
    await rowOf(page, plan)
      .getByRole('button', { name: /^Payer maintenant/ })
      .click();

    await page.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Valider' }).click();
    await page.getByText('Paiement reçu').waitFor();
    assert.match(page.url(), /\/pay\/back\?payment=pay_/);
    assert.equal(new URL(page.url()).origin, demo.space);
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('link', { name: 'Retour à mon espace client' }).click();
    await page.waitForURL((url) => url.origin === demo.space && !url.pathname.startsWith('/pay'));

    await page.goto(`${demo.space}/espace/scheduled`);
    await rowOf(page, plan).getByText('Payé', { exact: true }).first().waitFor();
    assert.equal((await plansOf(page, 'past')).find(({ id }) => id === plan.id)?.status, 'paid');
  });

  await t.test(
    'and left undone is confirmed in our window from a partner’s page, which turns paid',
    async () => {
      const plan = await withCard(method);
      await page.goto(`${demo.space}/espace/scheduled`);
      await rowOf(page, plan)
        .getByRole('button', { name: /^Payer maintenant/ })
        .click();
      await page.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
      const bank = await partnerPage(context, demo.bank, ['invoices:pay']);
      await bank.evaluate(() => {
        const list = document.createElement('o2-scheduled-payments');
        list.setAttribute('loading', 'eager');
        document.querySelector('o2-session')?.append(list);
      });

      const confirm = rowOf(bank, plan).getByRole('button', { name: /^Confirmer le paiement/ });
      await confirm.waitFor();
      assert.equal(await rowOf(bank, plan).getByRole('button').count(), 1, 'all else is done with us');
      assert.deepEqual(await axeViolations(bank), []);
      const [shown] = await Promise.all([context.waitForEvent('page'), confirm.click()]);
      assert.equal(new URL(shown.url()).origin, demo.space);
      await shown.getByRole('radio', { name: /3184/ }).check();
      await shown.getByRole('button', { name: /^Payer/ }).click();
      await shown.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
      await shown.getByRole('button', { name: 'Valider' }).click();
      await shown.getByText('Paiement reçu').waitFor();
      await closeWindow(shown);

      await confirm.waitFor({ state: 'detached' });
      await page.goto(`${demo.space}/espace/scheduled`);
      assert.equal((await plansOf(page, 'past')).find(({ id }) => id === plan.id)?.status, 'paid');
    },
  );
});

/** Gives a charge another means. */
async function change(page: Page, { id, version }: ScheduledPayment, method: string): Promise<void> {
  const status = await page.evaluate(
    async ({ id, version, method }) => {
      const headers = { 'content-type': 'application/json', 'o2-client': '1', 'if-match': `"${version}"` };
      const body = JSON.stringify({ method });
      return (await fetch(`/api/scheduled-payments/${id}/method`, { method: 'POST', headers, body })).status;
    },
    { id, version, method },
  );
  assert.equal(status, 200);
}

/** The bank's page with a customer who granted these scopes beside those of reading. */
async function partnerPage(
  context: BrowserContext,
  address: string,
  granted: readonly string[],
): Promise<Page> {
  const bank = await context.newPage();
  await bank.setViewportSize({ width: 1280, height: 900 });
  await bank.goto(`${address}/`);
  const [popup] = await Promise.all([
    bank.waitForEvent('popup'),
    bank.locator('[part=sign-in]').first().click(),
  ]);
  await consent(popup, granted);
  await bank.locator('o2-invoices [part~=row]').first().waitFor();
  return bank;
}
