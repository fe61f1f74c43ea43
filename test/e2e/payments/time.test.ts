import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import type { ScheduledPayment } from '../../../components/contract/scheduled-payments.ts';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { startChild } from '../../support/child.ts';
import { axeViolations } from '../../support/page-axe.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { ask, signIn } from '../invoices/customer.ts';
import { ownFolder, startDemo } from '../start/demo.ts';

const { email } = demoAccounts.company;

type Plans = readonly ScheduledPayment[];
const plans = async (page: Page, when: 'coming' | 'past'): Promise<Plans> =>
  (await ask<{ items: Plans }>(page, 'listScheduledPayments', { when, limit: 100 })).items;

it('time passes over planned charges, in a browser', async (t) => {
  const DATA_DIR = ownFolder();
  const demo = await startDemo({ DATA_DIR });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  await signIn(context, demo.space, email);
  const page = await context.newPage();
  const charges = page.locator('o2-scheduled-payments [part=plan]');
  await page.goto(`${demo.space}/espace/scheduled`);

  /** Lets days pass, one after the other, until what is looked for is there. */
  const until = async <T>(look: () => Promise<T | undefined>, most: number): Promise<T> => {
    for (let day = 0; ; day++) {
      const found = await look();
      if (found !== undefined) return found;
      assert.ok(day < most, `not within ${most} days`);
      const advance = startChild('demo/advance.ts', { DATA_DIR });
      assert.equal(await advance.ended, 0, advance.stderr());
    }
  };

  await t.test(
    'a charge is stopped from its mail by somebody who is not signed in; a look stops nothing',
    async () => {
      const stranger = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'fr-FR' });
      const mails = await stranger.newPage();
      const coming = async (label: string): Promise<ScheduledPayment | undefined> =>
        (await plans(page, 'coming')).find((it) => it.label === label && it.status === 'planned');
      const { link, plan } = await until(async () => {
        await mails.goto(`${demo.space}/dev/mail`);
        const letters = await mails.getByRole('link', { name: /^Renouvellement de / }).all();
        for (const letter of letters) {
          const label = /^Renouvellement de (.+?)\s: /.exec((await letter.textContent()) ?? '')?.[1] ?? '';
          const wanted = await coming(label);
          if (wanted) return { link: (await letter.getAttribute('href')) ?? '', plan: wanted };
        }
        return undefined;
      }, 15);

      await mails.goto(`${demo.space}${link}`);
      const stop = await mails
        .getByRole('link', { name: /\/stop/ })
        .first()
        .getAttribute('href');
      await mails.goto(stop ?? '');
      await mails.getByRole('button', { name: 'Arrêter' }).waitFor();
      assert.deepEqual(await axeViolations(mails), []);
      assert.equal((await coming(plan.label))?.id, plan.id, 'a look stops nothing');
      await mails.getByRole('button', { name: 'Arrêter' }).click();
      await mails.getByText('Prélèvement arrêté.').waitFor();

      const past = await plans(page, 'past');
      assert.equal(past.find(({ id }) => id === plan.id)?.status, 'stopped');
      await stranger.close();
    },
  );

  await t.test('a charge is taken on its day', async () => {
    const paid = await until(
      async () => (await plans(page, 'past')).find(({ status }) => status === 'paid'),
      15,
    );

    await page.goto(`${demo.space}/espace/scheduled`);
    await charges.filter({ hasText: paid.label }).getByText('Payé', { exact: true }).first().waitFor();
    assert.deepEqual(await axeViolations(page), []);
  });
});
