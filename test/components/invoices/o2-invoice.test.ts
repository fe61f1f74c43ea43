import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, until } from '../support/shown.ts';
import { documentOf, openingSession, showInvoice } from './shelf.ts';

const plain = (text: string | null): string => (text ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();

describe('<o2-invoice>', () => {
  afterEach(leave);

  it('says what is to be done, with lines, VAT, and the account for a transfer', async () => {
    const row = await documentOf(sessionOf('company'), 'to_pay', ({ state }) => state === 'open');
    const page = await showInvoice(row.id);

    assert.include(page.one('h2').textContent, row.number);
    assert.match(plain(page.one('.step').textContent), /^À payer avant le .* : [\d ,]+€\.$/);
    assert.match(plain(page.one('.totals').textContent), /HT.*TVA (20|10) %.*TTC.*Reste à payer/);
    await until(() => /Payer par virement.*IBAN.*FR76.*Référence/.test(page.text), 'the account to pay into');
    await expectAccessible(page.element);
  });

  it('pays it on our own page, in the click', async () => {
    const { session, opened } = openingSession();
    const row = await documentOf(session, 'to_pay');
    const page = await showInvoice(row.id, { session });

    page.one<HTMLElement>('.primary').click();
    assert.deepEqual(opened, [['pay', { invoices: row.id }]]);
  });

  it('leads from a credit note to what it corrects, and back', async () => {
    const row = await documentOf(sessionOf('company'), 'credit_notes');
    const page = await showInvoice(row.id);
    assert.match(plain(page.one('.totals').textContent), /TTC\s*[-−]/, 'it counts against');
    (
      await until(() => page.root.querySelector<HTMLElement>('.moves .link'), 'the way to the invoice')
    ).click();
    await until(() => page.text.includes('Avoirs sur cette facture'), 'the invoice');
    assert.include(page.text, row.number);
    await expectAccessible(page.element);
  });

  it('tells which service the customer wants to see', async () => {
    const row = await documentOf(sessionOf('company'), 'paid');
    const page = await showInvoice(row.id);
    const seen: string[] = [];
    page.element.addEventListener('o2-invoice-service', ({ serviceId }) => seen.push(serviceId));

    page.one<HTMLElement>('dd .link').click();

    assert.match(seen[0] ?? '', /^svc_/);
  });

  it('tells a stranger’s document from none in no way', async () => {
    const theirs = await documentOf(sessionOf('large'), 'all');
    const page = await showInvoice(theirs.id);
    await until(() => page.text.includes('Introuvable sur ce compte'), 'the refusal');
    const told = plain(page.text);
    leave();
    const none = await showInvoice('inv_nobody');
    await until(() => plain(none.text) === told, 'the same refusal');
    await expectAccessible(none.element);
  });

  it('contests an invoice by keyboard, keeps what was typed when it is refused, and withdraws', async () => {
    const row = await documentOf(sessionOf('company'), 'to_pay', ({ state }) => state === 'open');
    const page = await showInvoice(row.id);
    page.button('Contester').click();
    const dialog = await until(
      () => page.root.querySelector<HTMLDialogElement>('#contest[open]'),
      'the dialog',
    );
    dialog.querySelector('form')?.requestSubmit();
    await until(() => dialog.textContent.includes('Écrivez en une phrase'), 'the error');
    await expectAccessible(page.element);

    dialog.querySelector('select')!.value = 'not-ordered';
    dialog.querySelector('textarea')!.focus();
    await sendKeys({ type: 'Je n’ai pas commandé cette option.' });
    dialog.querySelector('form')?.requestSubmit();
    await until(() => page.text.includes('Contestée'), 'the state');

    assert.isFalse(dialog.open);
    assert.match(plain(page.one('.step').textContent), /^Contestée : aucun rappel n’est envoyé/);
    assert.match(plain(page.text), /Pas commandé — « Je n’ai pas commandé cette option\. »/);
    assert.equal(page.button('Contester').getAttribute('aria-disabled'), 'true');
    await until(() => page.text.includes('Une contestation est en cours'), 'why not again');
    await expectAccessible(page.element);
    page.button('Retirer la contestation').click();
    await until(() => page.text.includes('retirée'), 'the end');
    assert.match(plain(page.text), /Historique.*Contestation retirée.*Contestée.*Émise/);
  });

  it('leads from a payment to the other invoices of the same charge', async () => {
    const session = sessionOf('company');
    const { items } = await session.call('listPayments', { limit: 100 });
    const one = items.find(({ allocations }) => allocations.length > 0)!.allocations[0]!;
    const page = await showInvoice(one.invoiceId);

    assert.match(plain(page.text), /Règlements.*(Visa|Mastercard|CB|Carte|SEPA|Paiement).*€/);
    assert.match(page.text, /Historique.*Paiement reçu/);
    await expectAccessible(page.element);
  });

  it('everybody can use it at 360 px in both themes', async () => {
    const row = await documentOf(sessionOf('company'), 'paid');
    const page = await showInvoice(row.id, { width: 360 });

    await expectAccessible(page.element);
  });
});
