import { assert } from 'chai';
import { leave, until } from '../support/shown.ts';
import { showInvoices } from './shelf.ts';

describe('the list of invoices', () => {
  afterEach(leave);

  it('says in full what is billed, and turns pages on one line, on a phone', async () => {
    const shelf = await showInvoices({ width: 328 });
    const pager = await until(() => shelf.root.querySelector('.pager button')?.parentElement, 'the pages');

    for (const told of shelf.all('tbody :is(.open, .subject)'))
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
});
