import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, until } from '../support/shown.ts';
import { showList } from './list.ts';

describe('<o2-services>', () => {
  afterEach(leave);

  it('shows the active services, the next to end first, with state, date and price in words', async () => {
    const list = await showList();

    assert.equal(list.names[0], 'vandenbroucke-lemaitre.com');
    assert.match(
      list.row('vandenbroucke-lemaitre.com').textContent,
      /Expire bientôt\s+dans 5 jours\s+28 nov\. · manuel/,
    );
    assert.match(
      list.row('vandenbroucke-lemaitre.com').textContent.replaceAll(/\s+/g, ' '),
      /12,90 € HT \/ an/,
    );
  });

  it('counts what stands under each tab and marks what is to do', async () => {
    const list = await showList();

    const tabs = list.all('[role=tab]').map((tab) => tab.textContent.trim().replaceAll(/\s+/g, ' '));
    assert.match(tabs.join(', '), /^Actifs ?\d+, Expirés ?\d+, En attente ?\d+, À faire ?\d+, Tous ?25$/);
    assert.isNotNull(list.root.querySelector('#tab-todo .urgent'));
  });

  it('moves between tabs with the arrows and opens one with Enter', async () => {
    const list = await showList();
    list.one<HTMLElement>('#tab-active').focus();

    await sendKeys({ press: 'ArrowRight' });
    assert.equal(list.root.activeElement?.id, 'tab-expired');
    await sendKeys({ press: 'Enter' });
    await list.settled();

    assert.equal(list.one('#tab-expired').getAttribute('aria-selected'), 'true');
    assert.equal(list.element.view, 'tab=expired');
    assert.equal(list.one('#panel').getAttribute('aria-labelledby'), 'tab-expired');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    assert.equal(list.root.activeElement?.id, 'tab-all', 'round the corner');
  });

  it('searches a quarter of a second after the typing rests, without accents, and says how many it found', async () => {
    const list = await showList({ view: 'tab=all' });
    list.one<HTMLInputElement>('input[type=search]').focus();

    await sendKeys({ type: 'FOURREES' });
    await until(() => list.names.length === 1 && list.names, 'one row');

    assert.deepEqual(list.names, ['Gaufres fourrées à la cassonade']);
    assert.equal(list.one('p[role=status]').textContent, '1 service');
    assert.equal(list.root.activeElement?.tagName, 'INPUT');
  });

  it('shows each filter as a chip that takes it away and leaves the keyboard in the list', async () => {
    const list = await showList({ view: 'tab=all&kind=domain&unpaid=1' });
    await until(() => list.all('.chip')[0], 'the chips');
    const chips = list.all('.chip').map((chip) => chip.textContent.trim());
    assert.deepEqual(chips, ['Nom de domaine', 'Avec impayé', 'Tout effacer']);

    const chip = list.button('Retirer le filtre : Nom de domaine');
    chip.focus();
    await sendKeys({ press: 'Enter' });
    await list.settled();

    assert.equal(list.element.view, 'tab=all&unpaid=1');
    assert.isNotNull(list.root.activeElement, 'the focus is not lost with the chip');
  });

  it('turns an unknown view into the plain one instead of failing', async () => {
    const list = await showList({
      view: 'tab=<script>&kind=domain,%00&within=31&sort=evil&size=9999&cursor=&from=-4',
    });

    assert.equal(list.one('#tab-active').getAttribute('aria-selected'), 'true');
    assert.isAbove(list.names.length, 0);
  });

  it('starts again at the first page when its cursor is not one', async () => {
    const list = await showList({ view: 'cursor=nonsense&from=26' });
    await until(() => list.element.view === '', 'the first page');
    await list.settled();

    assert.isAbove(list.names.length, 0);
  });

  it('turns pages both ways and says where one is', async () => {
    const list = await showList({ session: sessionOf('large'), view: 'tab=all&sort=label' });
    const first = list.names;
    assert.match(list.one('.pager').textContent, /1–25 sur 2\d\d/);
    await until(() => list.root.querySelector('nav.pager'), 'the ways on');

    list.button('Suivant').click();
    await until(
      () => list.names[0] !== first[0] && list.all('[aria-busy=true]').length === 0,
      'the second page',
    );
    assert.match(list.one('.pager').textContent, /26–50 sur 2\d\d/);
    assert.equal(list.button('Précédent').getAttribute('aria-disabled'), 'false');

    list.button('Précédent').click();
    await until(() => list.names[0] === first[0], 'the first page');
    assert.deepEqual(list.names, first);
    assert.equal(list.button('Précédent').getAttribute('aria-disabled'), 'true');
  });

  it('orders by a column and back, and tells the order to the screen reader', async () => {
    const list = await showList();
    list.button('Prix').click();
    await until(() => list.element.view === 'sort=price', 'the order');
    await list.settled();
    assert.equal(list.button('Prix').closest('th')?.getAttribute('aria-sort'), 'ascending');

    list.button('Prix').click();
    await list.settled();
    assert.equal(list.element.view, 'sort=-price');
    assert.equal(list.button('Prix').closest('th')?.getAttribute('aria-sort'), 'descending');
  });

  it('tells its host of every change of view, and how the back button should take it', async () => {
    const list = await showList();
    const seen: string[] = [];
    list.element.addEventListener('o2-services-view', ({ view, step }) => seen.push(`${step} ${view}`));

    list.one<HTMLElement>('#tab-pending').click();
    list.one<HTMLInputElement>('input[type=search]').focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });

    assert.deepEqual(seen, ['push tab=pending', 'replace tab=pending&search=x']);
  });

  it('writes no address into the tab order twice: a row has one link and one menu', async () => {
    const list = await showList();

    const stops = [...list.row('vandenbroucke-lemaitre.com').querySelectorAll('a, button')];
    assert.lengthOf(stops, 2);
    assert.equal(stops[1]?.getAttribute('aria-label'), 'Actions pour vandenbroucke-lemaitre.com');
  });

  for (const width of [1200, 360])
    it(`everybody can use it at ${width} px in both themes`, async () => {
      const list = await showList({ width });

      await expectAccessible(list.element);
    });
});
