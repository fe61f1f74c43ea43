import { assert } from 'chai';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { leave, until } from '../support/shown.ts';
import { showInvoices } from './shelf.ts';

const plain = (text: string | null): string => (text ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();

describe('the summary of a document in the list', () => {
  afterEach(leave);

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
});
