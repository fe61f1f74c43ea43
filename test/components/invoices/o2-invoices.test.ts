import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { documentOf, numbersIn, showInvoices } from './shelf.ts';

const plain = (text: string | null): string => (text ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();

describe('<o2-invoices>', () => {
  afterEach(leave);

  it('shows the newest documents first, and how many wait to be paid', async () => {
    const shelf = await showInvoices();

    assert.isAbove(numbersIn(shelf).length, 5);
    assert.match(numbersIn(shelf)[0] ?? '', /^(FA|AV)-C?\d{4}-\d{6}$/);
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
    await until(() => numbersIn(shelf).length < 25 && numbersIn(shelf).includes(row.number), 'the rows');
    shelf.element.view = `search=${row.number.slice(-5)}`;
    await until(() => numbersIn(shelf).includes(row.number) && numbersIn(shelf).length < 5, 'the number');
  });

  it('combines an exact amount with a tab, each as a chip that takes it away', async () => {
    const row = await documentOf(sessionOf('company'), 'to_pay');
    const shelf = await showInvoices({ view: `tab=to_pay&min=${row.total.cents}&max=${row.total.cents}` });

    assert.include(numbersIn(shelf), row.number);
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
    assert.isAbove(numbersIn(shelf).length, 0);
  });

  it('starts again at the first page when its cursor is not one', async () => {
    const shelf = await showInvoices({ view: 'cursor=nonsense&from=26' });
    await until(() => shelf.element.view === '', 'the first page');
    await shelf.settled();

    assert.isAbove(numbersIn(shelf).length, 0);
  });

  it('turns pages both ways', async () => {
    const shelf = await showInvoices({ session: sessionOf('large') });
    const first = numbersIn(shelf);
    await until(() => shelf.all('nav.pager')[0], 'the pages');
    shelf.button('Suivant').click();
    await until(
      () => numbersIn(shelf)[0] !== first[0] && shelf.all('[aria-busy=true]').length === 0,
      'the second page',
    );
    assert.match(plain(shelf.one('.pager').textContent), /26–50 sur/);

    shelf.button('Précédent').click();
    await until(() => numbersIn(shelf)[0] === first[0], 'the first page');
    assert.deepEqual(numbersIn(shelf), first);
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
