import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import type { InvoiceRow } from '../../../components/contract/invoices.ts';
import type { Payment } from '../../../components/contract/payments.ts';
import { money } from '../../../components/kit/format.ts';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { axeViolations } from '../../support/page-axe.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { consent } from '../embed/walk.ts';
import { ask, signIn } from '../invoices/customer.ts';
import { ownFolder, startDemo } from '../start/demo.ts';
import { closeWindow } from './close-window.ts';

const { email } = demoAccounts.company;

/** What a call by the partner's own code comes to: the code of its refusal, or `done`. */
const asked = (page: Page, op: string, input: object): Promise<string> =>
  page.evaluate(
    async ({ op, input }) => {
      let session: { call: (op: string, input: object) => Promise<unknown> } | undefined;
      const request = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
        context: Symbol.for('o2.session/1'),
        callback: (value: never) => (session = value),
        subscribe: false,
      });
      document.querySelector('o2-invoices')?.dispatchEvent(request);
      return session?.call(op, input).then(
        () => 'done',
        (error: { code: string }) => error.code,
      ) as Promise<string>;
    },
    { op, input },
  );

it('an invoice is paid from a partner’s page, in a browser', async (t) => {
  const demo = await startDemo({ DATA_DIR: ownFolder() });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());

  /** The bank's page with a customer who granted these scopes beside those of reading, and a page of our own. */
  const connected = async (granted: readonly string[]): Promise<{ bank: Page; ours: Page }> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    await signIn(context, demo.space, email);
    const ours = await context.newPage();
    await ours.goto(`${demo.space}/mark.svg`);
    const bank = await context.newPage();
    await bank.goto(`${demo.bank}/`);
    const [popup] = await Promise.all([
      bank.waitForEvent('popup'),
      bank.locator('[part=sign-in]').first().click(),
    ]);
    await consent(popup, granted);
    return { bank, ours };
  };
  const toPay = async (ours: Page): Promise<readonly InvoiceRow[]> =>
    (await ask<{ items: InvoiceRow[] }>(ours, 'listInvoices', { tab: 'to_pay', limit: 100 })).items;
  const rowOf = (page: Page, { id }: InvoiceRow) => page.locator(`o2-invoices [part~=row][data-id="${id}"]`);

  await t.test('without the scope no amount is fixed, and the action says why', async () => {
    const { bank, ours } = await connected([]);
    const [invoice] = await toPay(ours);
    assert.ok(invoice);
    await rowOf(bank, invoice).waitFor();

    const shut = rowOf(bank, invoice).getByRole('button', { name: /^Payer/ });
    assert.equal(await shut.getAttribute('aria-disabled'), 'true');
    const why = bank.locator(`o2-invoices #${(await shut.getAttribute('aria-describedby')) ?? ''}`);
    await why.getByText('Vous n’avez pas autorisé ce site à le faire.').waitFor();
    const wish = { invoices: [{ id: invoice.id }] };
    assert.equal(await asked(bank, 'quotePayment', wish), 'scope-missing');
    await rowOf(bank, invoice)
      .getByRole('button', { name: `Facture ${invoice.number}` })
      .click();
    const pay = bank.locator('o2-invoices').getByRole('button', { name: /^Payer/ });
    await pay.waitFor();
    assert.equal(await pay.getAttribute('aria-disabled'), 'true');
    await bank.getByText('Vous n’avez pas autorisé ce site à le faire.').first().waitFor();
    assert.deepEqual(await axeViolations(bank), []);
    await bank.context().close();
  });

  await t.test(
    'the window confirms the stored amount, whatever the page says, and the page turns paid',
    async () => {
      const { bank, ours } = await connected(['invoices:pay']);
      const [invoice, other] = await toPay(ours);
      assert.ok(invoice && other);
      await rowOf(bank, invoice).waitFor();
      await bank.evaluate(() => void Object.assign(globalThis, { stayed: true }));
      const wish = { invoices: [{ id: invoice.id }] };
      assert.equal(await asked(bank, 'quotePayment', { ...wish, amount: 1 }), 'invalid-input');
      assert.equal(await asked(bank, 'payInvoices', wish), 'first-party-only');
      // A page that lies about what is paid: it holds the code of the elements in its hands.
      await bank.evaluate((id) => {
        const open = window.open.bind(window);
        window.open = (address, ...rest) =>
          open(`${String(address)}&invoices=${id}&amount=1&cents=1`, ...rest);
      }, other.id);

      await rowOf(bank, invoice)
        .getByRole('button', { name: /^Payer/ })
        .click();
      const go = bank.getByRole('dialog').getByRole('button', { name: /^Ouvrir la fenêtre et payer/ });
      await go.waitFor();
      assert.deepEqual(await axeViolations(bank), []);
      const [shown] = await Promise.all([bank.context().waitForEvent('page'), go.click()]);

      assert.match(shown.url(), new RegExp(`/pay\\?quote=quo_\\w+&invoices=${other.id}&amount=1`));
      assert.equal(new URL(shown.url()).origin, demo.space);
      const button = shown.getByRole('button', { name: `Payer ${money(invoice.due, 'fr')}` });
      await button.waitFor();
      await shown.getByText(invoice.number).waitFor();
      assert.equal(await shown.getByText(other.number).count(), 0);
      await shown.getByRole('radio', { name: /4242/ }).check();
      assert.deepEqual(await axeViolations(shown), []);
      await button.click();
      await shown.getByText('Paiement reçu').waitFor();
      assert.deepEqual(await axeViolations(shown), []);
      await closeWindow(shown);

      await rowOf(bank, invoice).getByText('Payée', { exact: true }).first().waitFor();
      assert.equal(await bank.evaluate(() => 'stayed' in globalThis), true, 'was loaded anew');
      assert.deepEqual((await toPay(ours)).find(({ id }) => id === other.id)?.due, other.due);
      const { items } = await ask<{ items: Payment[] }>(ours, 'listPayments', { limit: 1 });
      assert.deepEqual(
        items[0]?.allocations.map(({ invoiceId, amount }) => [invoiceId, amount.cents]),
        [[invoice.id, invoice.due.cents]],
      );
      await bank.context().close();
    },
  );

  await t.test('a window that went to the bank and back closes too, and the page turns paid', async () => {
    const { bank, ours } = await connected(['invoices:pay']);
    const [invoice] = await toPay(ours);
    assert.ok(invoice);
    await rowOf(bank, invoice)
      .getByRole('button', { name: /^Payer/ })
      .click();
    const go = bank.getByRole('dialog').getByRole('button', { name: /^Ouvrir la fenêtre et payer/ });
    await go.waitFor();
    const [shown] = await Promise.all([bank.context().waitForEvent('page'), go.click()]);
    await shown.getByRole('radio', { name: /^Une autre carte/ }).check();
    await shown.getByRole('button', { name: /^Payer/ }).click();
    await shown.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
    await shown.getByLabel('Numéro de carte d’essai').fill('4000 0027 6000 3184');
    await shown.getByRole('button', { name: 'Payer', exact: true }).click();
    await shown.getByRole('button', { name: 'Valider' }).click();
    await shown.getByText('Paiement reçu').waitFor();
    assert.match(shown.url(), /\/pay\/back\?payment=pay_/);
    assert.deepEqual(await axeViolations(shown), []);
    await closeWindow(shown);

    await rowOf(bank, invoice).getByText('Payée', { exact: true }).first().waitFor();
    await bank.context().close();
  });
});
