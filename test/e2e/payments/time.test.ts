import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { graceDays } from '../../../bff/flows/lifecycle.ts';
import { addDays } from '../../../bff/ports/clock.ts';
import type { SessionInfo } from '../../../components/contract/profile.ts';
import type { ScheduledPayment } from '../../../components/contract/scheduled-payments.ts';
import { date } from '../../../components/kit/format.ts';
import { demoAccounts } from '../../../demo/data/accounts.ts';
import { startChild } from '../../support/child.ts';
import { axeViolations } from '../../support/page-axe.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { ask, signIn } from '../invoices/customer.ts';
import { ownFolder, startDemo } from '../start/demo.ts';

const { company, agency } = demoAccounts;
/** The client of the agency whose saved card is refused each time. */
const cardRefused = 'Cabinet d’architecture Le Goff & Associés';

type Plans = readonly ScheduledPayment[];
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const plans = async (page: Page, when: 'coming' | 'past'): Promise<Plans> =>
  (await ask<{ items: Plans }>(page, 'listScheduledPayments', { when, limit: 100 })).items;

it('time passes over planned charges, in a browser', async (t) => {
  const DATA_DIR = ownFolder();
  const demo = await startDemo({ DATA_DIR });
  const browser = await partitionedBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  await signIn(context, demo.space, company.email);
  const page = await context.newPage();
  const charges = page.locator('o2-scheduled-payments [part=plan]');
  await page.goto(`${demo.space}/espace/scheduled`);

  const daysPass = async (days: number): Promise<void> => {
    const advance = startChild('demo/advance.ts', { DATA_DIR }, ['--days', String(days)]);
    assert.equal(await advance.ended, 0, advance.stderr());
  };
  /** Lets days pass, one after the other, until what is looked for is there. */
  const until = async <T>(look: () => Promise<T | undefined>, most: number): Promise<T> => {
    for (let day = 0; ; day++) {
      const found = await look();
      if (found !== undefined) return found;
      assert.ok(day < most, `not within ${most} days`);
      await daysPass(1);
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
      await mails.getByRole('button', { name: 'Sauter cette fois' }).waitFor();
      assert.deepEqual(await axeViolations(mails), []);
      assert.equal((await coming(plan.label))?.id, plan.id, 'a look stops nothing');
      await mails.getByRole('button', { name: 'Sauter cette fois' }).click();
      await mails.getByText('Prélèvement arrêté pour cette fois.').waitFor();

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

  await t.test(
    'a charge is refused, tried again on its days, and its service suspended in the end',
    { timeout: 240_000 },
    async () => {
      const phone = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'fr-FR' });
      await signIn(phone, demo.space, agency.email);
      const screen = await phone.newPage();
      await screen.goto(`${demo.space}/mark.svg`);
      const { accounts } = await ask<SessionInfo>(screen, 'getSession');
      const account = accounts.find(({ label }) => label === cardRefused)?.id ?? '';
      await ask(screen, 'switchAccount', { account });
      const planNow = async (): Promise<ScheduledPayment> => {
        const all = [...(await plans(screen, 'coming')), ...(await plans(screen, 'past'))];
        assert.equal(all.length, 1);
        return all[0] as ScheduledPayment;
      };
      const refusedAfter = (tries: number) =>
        until(async () => {
          const plan = await planNow();
          return plan.status === 'failed' && plan.tries > tries ? plan : undefined;
        }, 15);

      const first = await refusedAfter(0);
      await screen.goto(`${demo.space}/espace/scheduled`);
      const row = screen.locator('o2-scheduled-payments [part=plan]');
      await row.getByText('Refusé', { exact: true }).waitFor();
      await row.getByText(/se terminant par 0341/).waitFor();
      await row.getByText(`Nouvel essai le ${date(first.nextTryOn ?? '', 'fr')}`).waitFor();
      assert.deepEqual(await axeViolations(screen), []);

      await screen.evaluate(() => void Object.assign(globalThis, { stayed: true }));
      const second = await refusedAfter(first.tries);
      assert.ok((second.nextTryOn ?? '') > (first.nextTryOn ?? ''));
      await row.getByText(`Nouvel essai le ${date(second.nextTryOn ?? '', 'fr')}`).waitFor();
      assert.equal(await screen.evaluate(() => 'stayed' in globalThis), true, 'was loaded anew');

      // The second try was on the day that the first refusal named; grace ends with the seventh of the next period.
      const lastOfGrace = addDays(second.periodStart, graceDays.suspended - 1);
      await daysPass(daysBetween(first.nextTryOn ?? '', lastOfGrace));
      await screen.goto(`${demo.space}/espace/scheduled`);
      await row.getByText('Plus d’essai automatique : payez autrement.').waitFor();
      await screen.goto(`${demo.space}/espace/services/${second.serviceId}`);
      const state = screen.locator('o2-services [part=head] .why');
      await state.getByText('Expiré', { exact: true }).waitFor();
      await screen.evaluate(() => void Object.assign(globalThis, { stayed: true }));
      await daysPass(1);
      await state.getByText('Suspendu', { exact: true }).waitFor();
      await state.getByText('Il reprendra dès que les factures en attente seront réglées.').waitFor();
      assert.equal(await screen.evaluate(() => 'stayed' in globalThis), true, 'was loaded anew');
      assert.deepEqual(await axeViolations(screen), []);

      await screen.goto(`${demo.space}/espace/services?tab=expired`);
      const listed = screen.locator(`o2-services [part~=row][data-id="${second.serviceId}"]`);
      await listed.getByText('Suspendu', { exact: true }).waitFor();
      assert.deepEqual(await axeViolations(screen), []);
      await phone.close();
    },
  );
});
