import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cookieCarrier } from '../../../bff/adapters/cookie-carrier.ts';
import { resumePartner, suspendPartner } from '../../../bff/partners/operator.ts';
import { openBench } from './bench.ts';
import { agency, visiting } from './visit.ts';
import { connect, consent, embedPage, enterPassword, openWindow, rows } from './walk.ts';

const { key } = agency;

describe('signing in from a partner’s page', () => {
  const visit = visiting(agency);

  const arrive = (): Promise<unknown> => visit.page.goto(visit.site);

  it('goes on by a link where the browser blocks the window', async () => {
    await visit.page.addInitScript(() => {
      globalThis.open = () => null;
    });
    await arrive();
    await visit.page.locator('o2-services [part=sign-in]').click();
    await visit.page.getByText('Votre navigateur a bloqué la fenêtre de connexion').waitFor();

    const [popup] = await Promise.all([
      visit.page.waitForEvent('popup'),
      visit.page.getByRole('link', { name: 'Se connecter' }).click(),
    ]);
    await enterPassword(popup);
    await consent(popup);

    await rows(visit.page).first().waitFor();
    assert.equal(await visit.page.getByText('a bloqué la fenêtre').count(), 0);
  });

  it('shows the rest of a page beside an element that belongs on our own', async () => {
    const inside = `<o2-services loading="eager"></o2-services><o2-payment-methods loading="eager"></o2-payment-methods>`;
    visit.bench.serve = () => ({ html: embedPage(visit.bench.space, key, inside) });
    await arrive();
    await connect(visit.page);

    await rows(visit.page).first().waitFor();
    await visit.page.getByText('Se fait uniquement dans votre espace client').waitFor();
  });

  it('explains a window that nobody opened', async () => {
    await visit.page.goto(`${visit.bench.space}/embed/signin`);

    await visit.page.getByText('Cette fenêtre a perdu le site qui l’a ouverte').waitFor();
    assert.equal(await visit.page.locator('input').filter({ visible: true }).count(), 0);
  });

  it('explains a browser that keeps no session', async () => {
    // A browser that drops the cookie is one that never had it: only the server's side can be played here.
    const forgetful = await openBench({
      carrier: {
        ...cookieCarrier,
        give: (headers, kind, ...rest) => kind === 'portal' && cookieCarrier.give(headers, kind, ...rest),
      },
    });
    await forgetful.register(key, 'Agence Horizon', [forgetful.site('www.partner-a')]);
    forgetful.serve = () => ({ html: embedPage(forgetful.space, key) });
    await visit.page.goto(forgetful.site('www.partner-a'));
    const popup = await openWindow(visit.page);
    await enterPassword(popup);
    await popup.locator('[part=continue]').waitFor();
    await popup.mouse.move(9, 9);
    await popup.mouse.move(60, 60);
    await popup.locator('[part=continue][aria-disabled=false]').click();

    await popup.getByText('Votre navigateur ne garde pas la session de ce site').waitFor();
    await visit.context.close();
    await forgetful.close();
  });

  it('says what was wrong with the password and lets one try again', async () => {
    await arrive();
    const popup = await openWindow(visit.page);
    await popup.locator('input[type=email]').fill('camille@example.fr');
    await popup.locator('input[type=password]').fill('pas le bon mot de passe');
    await popup.locator('[part=submit]').click();
    await popup
      .getByRole('alert')
      .filter({ hasText: /incorrect/i })
      .waitFor();

    await enterPassword(popup);
    await consent(popup);

    await rows(visit.page).first().waitFor();
  });

  it('begins anew after a failure on the way', async () => {
    let failed = false;
    await visit.context.route('**/embed/token', (route) =>
      failed ? route.continue() : ((failed = true), route.abort()),
    );
    await arrive();
    const popup = await openWindow(visit.page);
    await enterPassword(popup);
    await popup.locator('[part=continue]').waitFor();
    await popup.mouse.move(9, 9);
    await popup.mouse.move(60, 60);
    await popup.locator('[part=continue][aria-disabled=false]').click();
    await popup.getByRole('alert').filter({ hasText: 'ne répond pas' }).waitFor();

    await consent(popup);

    await rows(visit.page).first().waitFor();
  });

  it('asks for one agreement however often the button is pressed', async () => {
    await arrive();
    const popup = await openWindow(visit.page);
    await enterPassword(popup);
    await popup.locator('[part=continue]').waitFor();
    await popup.mouse.move(9, 9);
    await popup.mouse.move(60, 60);
    await popup.locator('[part=continue][aria-disabled=false]').waitFor();

    const approvals = async () =>
      (
        await visit.bench.bff.deps.db
          .selectFrom('audit')
          .where('what', '=', 'partner-approved')
          .selectAll()
          .execute()
      ).length;
    const before = await approvals();
    await Promise.all([popup.waitForEvent('close'), popup.locator('[part=continue]').dblclick()]);

    await rows(visit.page).first().waitFor();
    assert.equal(await approvals(), before + 1);
  });

  it('can be left: « Annuler » closes the window and nothing is granted', async () => {
    await visit.bench.bff.deps.db.deleteFrom('consent').execute();
    await arrive();
    const popup = await openWindow(visit.page);
    await enterPassword(popup);
    await popup.locator('[part=continue]').waitFor();

    await Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name: 'Annuler' }).click()]);

    assert.equal(await visit.page.locator('o2-services [part=sign-in]').count(), 1);
    assert.equal((await visit.bench.bff.deps.db.selectFrom('consent').selectAll().execute()).length, 0);
  });

  it('ends within seconds when the operator suspends the partner, and the page says so', async () => {
    await arrive();
    await connect(visit.page);
    await rows(visit.page).first().waitFor();

    await suspendPartner(visit.bench.bff.deps, key);

    await visit.page
      .locator('o2-services [part=notice]')
      .filter({ hasText: 'Ce site ne peut plus afficher' })
      .waitFor({ timeout: 5000 });
    await visit.page.reload();
    await visit.page
      .locator('o2-services [part=notice]')
      .filter({ hasText: 'Ce site ne peut plus afficher' })
      .waitFor();
    await resumePartner(visit.bench.bff.deps, key);
  });

  it('survives a page that throws the vault away', async () => {
    await arrive();
    await connect(visit.page);
    await rows(visit.page).first().waitFor();

    await visit.page.evaluate(() => {
      document.querySelector('iframe')?.remove();
      const list = document.querySelector('o2-services');
      const parent = list?.parentElement;
      list?.remove();
      parent?.append(document.createElement('o2-services'));
    });

    await rows(visit.page).first().waitFor();
    assert.equal(await visit.page.locator('iframe[name=o2-vault]').count(), 1);
  });
});
