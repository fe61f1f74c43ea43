import { assert } from 'chai';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import '../../../components/invoices/define.ts';
import type { O2BillingSettings } from '../../../components/invoices/o2-billing-settings.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, show, until } from '../support/shown.ts';
import { Shelf } from './shelf.ts';

async function settingsOf(account: string): Promise<Shelf<O2BillingSettings>> {
  const around = await show(html`<o2-billing-settings></o2-billing-settings>`, sessionOf(account));
  const shelf = new Shelf(around.querySelector('o2-billing-settings')!);
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
