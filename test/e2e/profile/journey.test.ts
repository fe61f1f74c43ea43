import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { passphrase } from '../../support/people.ts';
import { focused, openHouse, overflows, tabTo, violations, type House } from './house.ts';

/** Opens the newest mail of a subject, waiting for it as one does. */
async function openMail(page: Page, subject: string): Promise<void> {
  while ((await page.getByText(subject).count()) === 0) await page.reload();
  await page.getByText(subject).first().click();
}

describe('a customer on a phone without a mouse', () => {
  let house: House;
  before(async () => (house = await openHouse()));
  after(() => house.close());

  it('signs up, chooses a password from the mail and signs in', async () => {
    const page = await house.open('/sign-up');
    await page.locator('o2-sign-up h1').waitFor();
    await tabTo(page, /^kind/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^company/);
    await page.keyboard.type('Martin & Filles');
    await tabTo(page, /^firstName/);
    await page.keyboard.type('Lou');
    await tabTo(page, /^lastName/);
    await page.keyboard.type('Martin');
    await tabTo(page, /^email/);
    await page.keyboard.type('lou@example.fr');
    await tabTo(page, /^terms/);
    await page.keyboard.press('Space');
    await tabTo(page, /Lire les conditions générales/);
    await tabTo(page, /Recevoir le lien/);
    await page.keyboard.press('Enter');
    await page.getByText('Regardez votre messagerie').waitFor();
    assert.match(await focused(page), /Regardez votre messagerie/);
    assert.equal(await overflows(page), false);

    await tabTo(page, /lisez-les ici/);
    await Promise.all([page.waitForURL('**/dev/mail'), page.keyboard.press('Enter')]);
    await openMail(page, 'choisissez votre mot de passe');
    const link = await page.locator('pre a').first().getAttribute('href');
    await page.goto(link!);
    await page.locator('o2-set-password h1').waitFor();
    assert.equal(new URL(page.url()).hash, '', 'the secret left the address');
    await tabTo(page, /^password/);
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Votre mot de passe est enregistré').waitFor();
    await tabTo(page, /Se connecter/);
    await page.keyboard.press('Enter');

    await page.locator('o2-sign-in h1').waitFor();
    await tabTo(page, /^email/);
    await page.keyboard.type('lou@example.fr');
    await tabTo(page, /^password/);
    await page.keyboard.type(passphrase);
    await Promise.all([page.waitForURL(`${house.space}/`), page.keyboard.press('Enter')]);
    await page.goto(`${house.space}/sign-in`);
    await page.getByText('Vous êtes connecté : Lou Martin').waitFor();
    assert.deepEqual(
      house.problems.filter((problem) => !problem.includes('404')),
      [],
    );
  });

  it('chooses another password after forgetting the first', async () => {
    const page = await house.open('/sign-in?next=/connections');
    await page.locator('o2-sign-in h1').waitFor();
    await tabTo(page, /Mot de passe oublié/);
    await page.keyboard.press('Enter');
    await page.locator('o2-forgot-password h1').waitFor();
    await tabTo(page, /^email/);
    await page.keyboard.type('camille@example.fr');
    await page.keyboard.press('Enter');
    await page.getByText('Regardez votre messagerie').waitFor();
    await page.goto(`${house.space}/dev/mail`);
    await openMail(page, 'Choisissez un nouveau mot de passe');
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.frameLocator('iframe').getByRole('link').first().click(),
    ]);
    await opened.locator('o2-set-password h1').waitFor();
    await tabTo(opened, /^password/);
    await opened.keyboard.type('lavande trompette 1848');
    await opened.keyboard.press('Enter');
    await opened.getByText('Votre mot de passe est enregistré').waitFor();

    await opened.goto(`${house.space}/sign-in?next=/connections`);
    await opened.locator('o2-sign-in h1').waitFor();
    await tabTo(opened, /^email/);
    await opened.keyboard.type('camille@example.fr');
    await tabTo(opened, /^password/);
    await opened.keyboard.type('lavande trompette 1848');
    await Promise.all([opened.waitForURL(`${house.space}/connections`), opened.keyboard.press('Enter')]);
  });

  it('hears which fields to correct, and gets to each of them', async () => {
    const page = await house.open('/sign-up');
    await page.locator('o2-sign-up h1').waitFor();
    await tabTo(page, /^email/);
    await page.keyboard.type('lou@nowhere');
    await tabTo(page, /Recevoir le lien/);
    await page.keyboard.press('Enter');

    await page.getByText('4 champs sont à corriger').waitFor();
    assert.match(await focused(page), /summary/);
    assert.deepEqual(await violations(page), []);
    await tabTo(page, /Saisissez une adresse complète/);
    await page.keyboard.press('Enter');
    assert.match(await focused(page), /^email \| lou@nowhere/);
    assert.equal(await page.locator('#email').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('#email').getAttribute('aria-describedby'), 'email-error');
    assert.equal(await page.locator('#firstName').inputValue(), '');
    assert.equal(await overflows(page), false);
  });

  it('hears of a missing company in the order of the form', async () => {
    const page = await house.open('/sign-up');
    await page.locator('input[value=company]').check();
    await page.locator('button.primary').click();

    const lines = await page.locator('.summary a').allInnerTexts();
    assert.deepEqual(
      lines.map((line) => /organisme|prénom|votre nom|adresse|conditions/.exec(line)?.[0]),
      ['organisme', 'prénom', 'votre nom', 'adresse', 'conditions'],
    );
  });

  it('is told how a sign-in failed, and how long to wait', async () => {
    const page = await house.open('/sign-in');
    const attempt = async (password: string) => {
      await page.locator('#email').fill('wrong@example.fr');
      await page.locator('#password').fill(password);
      await page.keyboard.press('Enter');
      await page.locator('.summary').waitFor();
    };

    await attempt('pas le bon mot de passe');
    await page.locator('.summary').getByText('Adresse ou mot de passe incorrect').waitFor();
    assert.match(await focused(page), /summary/);
    for (let n = 0; n < 5; n++) await attempt('pas le bon mot de passe');
    await page.getByText('Trop de demandes. Patientez un instant. Réessayez dans').waitFor();
    assert.equal(await page.locator('#email').inputValue(), 'wrong@example.fr');
  });

  it('reads which rule a password breaks, and keeps the link for another', async () => {
    await house.bff.deps.db.deleteFrom('attempt').execute();
    const ask = await house.open('/password/forgotten');
    await ask.locator('#email').fill('camille@example.fr');
    await ask.keyboard.press('Enter');
    await ask.getByText('Regardez votre messagerie').waitFor();
    await house.bff.jobs.drain();
    await ask.goto(`${house.space}/dev/mail`);
    await openMail(ask, 'Choisissez un nouveau mot de passe');
    await ask.goto((await ask.locator('pre a').first().getAttribute('href'))!);
    const set = async (password: string) => {
      await ask.locator('#password').fill(password);
      await ask.keyboard.press('Enter');
    };

    await set('trop court');
    await ask.locator('.summary').getByText('15 caractères au moins').waitFor();
    await set('aaaaaaaaaaaaaaaaaaaa');
    await ask.locator('.summary').getByText('se devine facilement').waitFor();
    assert.deepEqual(await violations(ask), []);
    await set(passphrase);
    await ask.getByText('Votre mot de passe est enregistré').waitFor();
  });

  it('presses twice and sends once', async () => {
    const page = await house.open('/password/forgotten');
    let sent = 0;
    page.on('request', (request) => (sent += request.postData()?.includes('forgotPassword') ? 1 : 0));
    await page.locator('#email').fill('nobody@example.fr');
    await page.locator('button.primary').dblclick();
    await page.getByText('Regardez votre messagerie').waitFor();

    assert.equal(sent, 1);
  });
});
