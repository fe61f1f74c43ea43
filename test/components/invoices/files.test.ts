import { assert } from 'chai';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { numbersIn, showInvoices } from './shelf.ts';

describe('the files of <o2-invoices>', () => {
  afterEach(leave);

  it('says in words why a PDF cannot be had', async () => {
    const line = lineOf('company');
    line.download = async () => {
      const { ProblemError } = await import('../../../components/session/session.ts');
      throw new ProblemError({
        type: '',
        code: 'action-refused',
        title: '',
        status: 409,
        instance: '',
        reason: 'no-document',
      });
    };
    const shelf = await showInvoices({ session: createSession(line) });

    shelf.one<HTMLElement>('.pdf').click();
    await until(() => shelf.text.includes('Aucun fichier n’a été conservé'), 'the refusal');
  });

  it('has the PDFs of a selection put into one file, followed in place to its link', async () => {
    const shelf = await showInvoices({ view: 'until=2024-12-31' });
    for (const box of shelf.all<HTMLInputElement>('tbody input[type=checkbox]').slice(0, 2)) box.click();
    await until(() => shelf.text.includes('2 documents choisis'), 'the bar');

    shelf.button('Préparer les PDF choisis').click();
    const operation = await until(() => shelf.root.querySelector('o2-operation'), 'the archive');
    await until(() => operation.shadowRoot?.textContent.includes('En attente'), 'its state');
    await expectAccessible(shelf.element);
    await fetch('/test/work', { method: 'POST' });
    await until(() => operation.shadowRoot?.querySelector('a[download]'), 'the link');

    assert.match(operation.shadowRoot?.textContent ?? '', /Archive de 2 documents/);
    shelf.button('Ne plus afficher ici').click();
    await shelf.element.updateComplete;
    assert.isNull(shelf.root.querySelector('o2-operation'));
  });

  it('refuses accounting entries that end before they start, and says so at the field', async () => {
    const shelf = await showInvoices();
    shelf.button('Exporter').click();
    await until(() => shelf.root.querySelector('#exports:popover-open'), 'the menu');
    shelf.button('Écritures comptables').click();
    const dialog = await until(() => shelf.root.querySelector<HTMLDialogElement>('#fec[open]'), 'the dialog');
    const to = dialog.querySelector<HTMLInputElement>('[name=issuedTo]')!;
    to.value = '2020-01-01';
    dialog.querySelector('form')?.requestSubmit();
    await until(() => dialog.textContent.includes('La fin est avant le début'), 'the error');
    assert.isTrue(dialog.open);
    await expectAccessible(shelf.element);
  });

  it('downloads the filtered list as a spreadsheet that holds what the list shows', async () => {
    const session = sessionOf('company');
    const { blob, fileName } = await session.download('exportInvoices', { tab: 'to_pay' });
    const text = await blob.text();

    assert.match(fileName, /^factures-\d{4}-\d\d-\d\d\.csv$/);
    const shelf = await showInvoices({ view: 'tab=to_pay' });
    for (const number of numbersIn(shelf)) assert.include(text, number);
  });
});
