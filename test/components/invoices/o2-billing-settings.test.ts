import { assert } from 'chai';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import '../../../components/invoices/define.ts';
import type { O2BillingSettings } from '../../../components/invoices/o2-billing-settings.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, show, until } from '../support/shown.ts';
import { Seen } from '../support/seen.ts';

async function settingsOf(account: string): Promise<Seen<O2BillingSettings>> {
  const around = await show(html`<o2-billing-settings></o2-billing-settings>`, sessionOf(account));
  const shelf = new Seen(around.querySelector('o2-billing-settings')!);
  await until(() => shelf.root.querySelector('#email, .notice'), 'the settings');
  return shelf;
}

describe('<o2-billing-settings>', () => {
  afterEach(leave);

  it('names the accountant by keyboard, says so, and stops it again', async () => {
    const settings = await settingsOf('home');
    const field = settings.one<HTMLInputElement>('#email');
    field.focus();
    await sendKeys({ type: 'compta@cabinet.example' });
    await sendKeys({ press: 'Enter' });
    await until(() => settings.text.includes('partiront aussi à compta@cabinet.example'), 'the word');
    await until(() => settings.text.includes('Chaque nouveau document part aussi à'), 'the state');

    settings.button('Arrêter l’envoi').click();
    await until(() => settings.text.includes('plus rien ne part au comptable'), 'the end');
    await expectAccessible(settings.element);
  });

  it('changes the billing address by keyboard, for the documents to come', async () => {
    const settings = await settingsOf('agency.billing');
    const { email } = await sessionOf('agency.billing').call('getBilling', {});
    settings.one<HTMLElement>('#change-address').focus();
    await sendKeys({ press: 'Enter' });
    const street = await until(() => settings.root.querySelector<HTMLInputElement>('#street'), 'the form');
    await until(() => settings.root.activeElement === street, 'the keyboard in it');
    await expectAccessible(settings.element);
    const postCode = settings.one<HTMLInputElement>('#postCode');
    postCode.value = '5900';
    postCode.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => settings.text.includes('en France à cinq chiffres'), 'the error');
    assert.equal(settings.root.activeElement, postCode);

    street.value = '12 rue Neuve';
    postCode.value = '59800';
    postCode.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => settings.text.includes('porteront cette adresse'), 'the word');
    await until(() => /12 rue Neuve.*59800/s.test(settings.text), 'the new address');
    assert.equal(settings.root.activeElement?.id, 'change-address');
    assert.equal(
      (await sessionOf('agency.billing').call('getBilling', {})).email,
      email,
      'what was not touched stays',
    );
  });

  it('refuses what is no address, at the field, and keeps what was typed', async () => {
    const settings = await settingsOf('home');
    const field = settings.one<HTMLInputElement>('#email');
    field.focus();
    await sendKeys({ type: 'not an address' });
    await sendKeys({ press: 'Enter' });
    await until(() => settings.text.includes('Écrivez une adresse'), 'the error');

    assert.equal(field.getAttribute('aria-invalid'), 'true');
    assert.equal(field.value, 'not an address');
    assert.equal(settings.root.activeElement, field);
    await expectAccessible(settings.element);
  });
});
