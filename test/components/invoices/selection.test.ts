import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, until } from '../support/shown.ts';
import { numbersIn, openingSession, showInvoices } from './shelf.ts';

const plain = (text: string | null): string => (text ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();

describe('the list of invoices', () => {
  afterEach(leave);

  it('says in full what is billed, and turns pages on one line, on a phone', async () => {
    const shelf = await showInvoices({ width: 328 });
    const pager = await until(() => shelf.root.querySelector('.pager button')?.parentElement, 'the pages');

    for (const told of shelf.all('tbody :is(.open, .nature)'))
      assert.isAtMost(told.scrollWidth, told.clientWidth, told.textContent);
    const tops = [...pager.querySelectorAll('select, button')].map((it) => it.getBoundingClientRect().bottom);
    assert.closeTo(Math.min(...tops), Math.max(...tops), 2);
  });

  it('keeps the selection and takes its bar away while one document stands in place of the list', async () => {
    const shelf = await showInvoices();
    shelf.one<HTMLInputElement>('tbody .pick input').click();
    await until(() => shelf.root.querySelector('.selection'), 'the bar');

    shelf.one('tbody .open').click();
    await until(() => shelf.root.querySelector('o2-invoice'), 'the document');
    assert.isNull(shelf.root.querySelector('.selection'));

    shelf.element.invoice = undefined;
    await until(() => shelf.root.querySelector('.selection'), 'the bar again');
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
    const first = numbersIn(shelf)[0];
    shelf.one<HTMLInputElement>('thead input[type=checkbox]').click();
    await until(() => shelf.text.includes('25 documents choisis'), 'the bar');
    shelf.button('Suivant').click();
    await until(
      () => numbersIn(shelf)[0] !== first && shelf.all('[aria-busy=true]').length === 0,
      'the second page',
    );
    shelf.one<HTMLInputElement>('tbody input[type=checkbox]').click();
    await until(() => shelf.text.includes('26 documents choisis'), 'the bar');

    shelf.button('Annuler la sélection').click();
    await shelf.element.updateComplete;
    assert.isNull(shelf.root.querySelector('.selection'));
    assert.equal(shelf.all('input:checked').length, 0);
  });
});
