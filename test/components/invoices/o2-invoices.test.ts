import { assert } from 'chai';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { documentOf, openingSession, showInvoices } from './shelf.ts';

const plain = (text: string | null): string => (text ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();

describe('<o2-invoices>', () => {
  afterEach(leave);

  it('shows the newest documents first, and how many wait to be paid', async () => {
    const shelf = await showInvoices();

    assert.isAbove(shelf.numbers.length, 5);
    assert.match(shelf.numbers[0] ?? '', /^(FA|AV)-C?\d{4}-\d{6}$/);
    assert.match(plain(shelf.one('#tab-to_pay').textContent), /^À payer ?\d+$/);
    const sums = shelf.one('.sums');
    const reserved = sums.offsetHeight;
    await until(() => sums.querySelector('dl'), 'the sums');
    assert.closeTo(sums.offsetHeight, reserved, 1, 'what stands below does not move');
    assert.match(
      plain(sums.textContent),
      /documents ?HT ?[\d ,]+€ ?TVA ?[\d ,]+€ ?TTC ?[\d ,]+€ ?Reste à payer ?[\d ,]+€/,
    );
  });

  it('keeps what can be done with a row on one line', async () => {
    const shelf = await showInvoices({ view: 'tab=to_pay', width: 960 });
    await until(() => shelf.all('.sums dl').length > 0, 'what comes on demand');

    assert.isAbove(shelf.all('.pay').length, 0);
    for (const ways of shelf.all('.menu .ways')) assert.isBelow(ways.offsetHeight, 48, ways.textContent);
  });

  it('asks list and sums in one batch', async () => {
    const line = lineOf('company');
    const sent: string[][] = [];
    const { send } = line;
    line.send = (calls): ReturnType<typeof send> => {
      sent.push(calls.map(({ op }) => String(op)));
      return send(calls);
    };
    await showInvoices({ session: createSession(line) });

    const batch = sent.find((ops) => ops.includes('listInvoices'));
    assert.isTrue(batch?.includes('sumInvoices'));
  });

  it('finds an invoice by a part of its domain or of its number, without accents', async () => {
    const row = await documentOf(sessionOf('company'), 'all', ({ subject }) =>
      subject.includes('gaufres-de-lille'),
    );
    const shelf = await showInvoices();
    shelf.one<HTMLInputElement>('input[type=search]').focus();

    await sendKeys({ type: 'GAUFRES-DE-LILLE' });
    await until(
      () => shelf.element.view.includes('search') && shelf.all('[aria-busy=true]').length === 0,
      'the search',
    );
    await until(() => shelf.numbers.length < 25 && shelf.numbers.includes(row.number), 'the rows');
    shelf.element.view = `search=${row.number.slice(-5)}`;
    await until(() => shelf.numbers.includes(row.number) && shelf.numbers.length < 5, 'the number');
  });

  it('combines an exact amount with a tab, each as a chip that takes it away', async () => {
    const row = await documentOf(sessionOf('company'), 'to_pay');
    const shelf = await showInvoices({ view: `tab=to_pay&min=${row.total.cents}&max=${row.total.cents}` });

    assert.include(shelf.numbers, row.number);
    await until(() => shelf.all('.chip').length === 2, 'both chips');
    shelf.all<HTMLButtonElement>('.chip')[0]?.click();
    await shelf.settled();
    assert.equal(shelf.element.view, 'tab=to_pay');
    assert.isNotNull(shelf.element, 'still there');
  });

  it('turns an unknown view into the plain one instead of failing', async () => {
    const shelf = await showInvoices({
      view: 'tab=<b>&min=1e9&max=-1&since=2026-02-31x&state=evil&size=9999&cursor=&from=-4',
    });

    assert.equal(shelf.one('#tab-all').getAttribute('aria-selected'), 'true');
    assert.isAbove(shelf.numbers.length, 0);
  });

  it('starts again at the first page when its cursor is not one', async () => {
    const shelf = await showInvoices({ view: 'cursor=nonsense&from=26' });
    await until(() => shelf.element.view === '', 'the first page');
    await shelf.settled();

    assert.isAbove(shelf.numbers.length, 0);
  });

  it('turns pages both ways', async () => {
    const shelf = await showInvoices({ session: sessionOf('large') });
    const first = shelf.numbers;
    await until(() => shelf.all('nav.pager')[0], 'the pages');
    shelf.button('Suivant').click();
    await until(
      () => shelf.numbers[0] !== first[0] && shelf.all('[aria-busy=true]').length === 0,
      'the second page',
    );
    assert.match(plain(shelf.one('.pager').textContent), /26–50 sur/);

    shelf.button('Précédent').click();
    await until(() => shelf.numbers[0] === first[0], 'the first page');
    assert.deepEqual(shelf.numbers, first);
  });

  it('opens the summary under the pointer, keeps it while the pointer is on it, and closes it with Escape', async () => {
    const shelf = await showInvoices();
    const button = shelf.one<HTMLElement>('.peek');
    const at = (it: Element): [number, number] => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    };
    await sendMouse({ type: 'move', position: at(button) });
    const popover = await until(() => shelf.root.querySelector('#summary:popover-open'), 'the summary');
    assert.match(plain(popover.textContent), /Total TTC/);
    assert.equal(button.getAttribute('aria-expanded'), 'true');
    assert.equal(button.getAttribute('aria-describedby'), 'summary');

    await sendMouse({ type: 'move', position: at(popover) });
    await new Promise((rest) => setTimeout(rest, 500));
    assert.isTrue(popover.matches(':popover-open'), 'the pointer may move onto it');

    await sendKeys({ press: 'Escape' });
    assert.isFalse(popover.matches(':popover-open'), 'dismissed without moving the pointer');
    await sendMouse({ type: 'move', position: [5, 5] });
  });

  it('opens the summary on keyboard focus and pins it with Enter', async () => {
    const shelf = await showInvoices();
    shelf.one<HTMLElement>('tbody .open').focus();
    for (let step = 0; step < 4 && !shelf.root.activeElement?.matches('.peek'); step++)
      await sendKeys({ press: 'Tab' });
    const popover = await until(() => shelf.root.querySelector('#summary:popover-open'), 'the summary');

    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    await new Promise((rest) => setTimeout(rest, 400));
    assert.isTrue(popover.matches(':popover-open'), 'pinned, it stays');
    await sendKeys({ press: 'Escape' });
    assert.isFalse(popover.matches(':popover-open'));
  });

  it('pays several invoices at once by keyboard, on our own page, in the click itself', async () => {
    const { session, opened } = openingSession();
    const shelf = await showInvoices({ view: 'tab=to_pay', session });
    const boxes = shelf.all<HTMLInputElement>('tbody input[type=checkbox]').slice(0, 2);
    for (const box of boxes) {
      box.focus();
      await sendKeys({ press: 'Space' });
    }
    const bar = await until(() => shelf.root.querySelector('.selection'), 'the bar');
    assert.match(plain(bar.textContent), /2 documents choisis .*Payer [\d ,]+€/);

    await sendKeys({ press: 'Enter' });
    assert.equal(shelf.root.activeElement, bar.querySelector('.primary'), 'past all the rows between');
    await sendKeys({ press: 'Enter' });

    const ids = shelf
      .all('tbody tr')
      .slice(0, 2)
      .map((row) => row.dataset['id']);
    assert.deepEqual(opened, [['pay', { invoices: ids.join(',') }]]);
    await expectAccessible(shelf.element);
  });

  it('keeps the selection over pages, and lets it go', async () => {
    const shelf = await showInvoices({ session: sessionOf('large') });
    const first = shelf.numbers[0];
    shelf.one<HTMLInputElement>('thead input[type=checkbox]').click();
    await until(() => shelf.text.includes('25 documents choisis'), 'the bar');
    shelf.button('Suivant').click();
    await until(
      () => shelf.numbers[0] !== first && shelf.all('[aria-busy=true]').length === 0,
      'the second page',
    );
    shelf.one<HTMLInputElement>('tbody input[type=checkbox]').click();
    await until(() => shelf.text.includes('26 documents choisis'), 'the bar');

    shelf.button('Annuler la sélection').click();
    await shelf.element.updateComplete;
    assert.isNull(shelf.root.querySelector('.selection'));
    assert.equal(shelf.all('input:checked').length, 0);
  });

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
    for (const number of shelf.numbers) assert.include(text, number);
  });

  it('shows only the documents of one service, says so, and lets go of it', async () => {
    const session = sessionOf('company');
    const { items } = await session.call('listServices', { search: 'gaufres-de-lille.fr', limit: 5 });
    const service = items[0]!;
    const all = await showInvoices();
    const everything = all.one('.pager .number').textContent;
    leave();
    const shelf = await showInvoices({ service: service.id });
    assert.notEqual(shelf.one('.pager .number').textContent, everything);
    const chip = await until(
      () => shelf.all('.chip').find((it) => /Service\s:/.test(it.textContent)),
      'the chip',
    );

    chip.click();
    await until(() => shelf.one('.pager .number').textContent === everything, 'all of them');
  });

  it('tells its host of every change of view, and how the back button should take it', async () => {
    const shelf = await showInvoices();
    const seen: string[] = [];
    shelf.element.addEventListener('o2-invoices-view', ({ view, step }) => seen.push(`${step} ${view}`));

    shelf.one<HTMLElement>('#tab-paid').click();
    shelf.one<HTMLInputElement>('input[type=search]').focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });

    assert.deepEqual(seen, ['push tab=paid', 'replace tab=paid&search=x']);
  });

  it('opens a document in place and comes back to its row', async () => {
    const shelf = await showInvoices();
    const link = shelf.one<HTMLElement>('tbody .open');
    const id = link.closest('tr')?.dataset['id'];
    link.focus();
    await sendKeys({ press: 'Enter' });
    const page = await until(
      () => shelf.root.querySelector('o2-invoice')?.shadowRoot?.querySelector('h2'),
      'the document',
    );
    await until(() => shelf.root.activeElement?.localName === 'o2-invoice', 'the focus');
    assert.isNotNull(page);

    shelf.button('Toutes les factures').click();
    await until(
      () =>
        (shelf.root.activeElement as HTMLElement | null)?.closest<HTMLElement>('tr')?.dataset['id'] === id,
      'the row',
    );
  });

  it('welcomes a customer without any document, and congratulates one who owes nothing', async () => {
    const shelf = await showInvoices({ session: sessionOf('empty') });
    assert.match(shelf.text, /Aucune facture pour le moment/);
    await expectAccessible(shelf.element);
    leave();

    const settled = await showInvoices({ session: sessionOf('empty'), view: 'tab=to_pay' });
    assert.match(settled.text, /Rien à payer : tout est réglé/);
  });

  it('speaks English where the page does', async () => {
    const shelf = await showInvoices({ lang: 'en' });
    await until(() => shelf.text.includes('Credit notes'), 'English');

    assert.notMatch(shelf.text.replaceAll(/tbody.*/g, ''), /Échéance|Filtres|Payée\b/);
  });

  for (const width of [1200, 360])
    it(`everybody can use it at ${width} px in both themes`, async () => {
      const shelf = await showInvoices({ width });

      await expectAccessible(shelf.element);
    });
});
