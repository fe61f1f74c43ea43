import { assert } from 'chai';
import { createSession } from '../../../components/session/create-session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { showList, type List } from './list.ts';

const frame = (list: List): HTMLElement => list.one('.scroll');
const scrollTo = async (list: List, top: number): Promise<void> => {
  frame(list).scrollTop = top;
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
};

const atEnd = (list: List): boolean =>
  frame(list).scrollTop + frame(list).clientHeight + 2 >= frame(list).scrollHeight;

/** Everything that the list shows on the way from top to bottom, by its number; it waits at the end for what is missing. */
async function readAll(list: List, total: number): Promise<Map<number, string>> {
  const seen = new Map<number, string>();
  const end = performance.now() + 20_000;
  for (let top = 0; (seen.size < total || !atEnd(list)) && performance.now() < end;) {
    await scrollTo(list, top);
    for (const row of list.all<HTMLElement>('tr[data-id]'))
      seen.set(Number(row.getAttribute('aria-rowindex')), row.dataset['id'] ?? '');
    if (!atEnd(list)) top += 500;
  }
  return seen;
}

describe('<o2-services endless>', () => {
  afterEach(leave);

  it('shows every service once, in order, loading a hundred at a time and keeping few in the page', async () => {
    const line = lineOf('large');
    const list = await showList({ session: createSession(line), view: 'tab=all&sort=label', endless: true });
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, list.all('tr[data-id]').length)), 5);

    const seen = await readAll(list, 200);
    clearInterval(watch);

    assert.equal(seen.size, 200);
    assert.equal(new Set(seen.values()).size, 200, 'each once');
    assert.deepEqual(
      [...seen.keys()].sort((a, b) => a - b),
      Array.from({ length: 200 }, (_, at) => at + 1),
    );
    assert.isBelow(most, 60);
  });

  it('waits for a page that is on its way while nobody scrolls', async () => {
    const line = lineOf('large');
    const list = await showList({ session: createSession(line), view: 'tab=all&sort=label', endless: true });
    let release = (): void => {};
    line.hold = new Promise((resolve) => (release = resolve));
    const before = line.calls.length;
    await scrollTo(list, frame(list).scrollHeight);
    await until(() => line.calls.length > before, 'the question');
    await new Promise((rest) => setTimeout(rest, 300));
    release();

    assert.equal((await readAll(list, 200)).size, 200);
  });

  it('shows at once what the session holds already', async () => {
    const line = lineOf('large');
    const at = { session: createSession(line), view: 'tab=all&sort=label', endless: true };
    await showList(at);
    line.send = () => new Promise(() => {});

    const list = await showList(at);

    assert.isAbove(list.all('tr[data-id]').length, 10);
  });

  it('keeps the place of the scroll while a row changes elsewhere', async () => {
    const list = await showList({ session: sessionOf('large.live'), view: 'tab=active', endless: true });
    await scrollTo(list, 3000);
    await scrollTo(list, 3000);
    const row = list.all<HTMLElement>('tr[data-id]')[15]!;
    const other = sessionOf('large.elsewhere');
    const id = row.dataset['id'] ?? '';
    const { label, version } = await other.call('getService', { id });

    await other.call('labelService', { id, label: 'Changé pendant le défilement' }, { version });
    await until(() => row.textContent.includes('Changé pendant le défilement'), 'the change');

    assert.closeTo(frame(list).scrollTop, 3000, 2);
    await other.call('labelService', { id, label }, { version: version + 1 });
  });

  it('starts at the top again with another question', async () => {
    const list = await showList({ session: sessionOf('large'), view: 'tab=all', endless: true });
    await scrollTo(list, 2000);

    list.element.view = 'tab=all&kind=ssl';
    await until(() => list.all('tr[data-id]').length > 0 && frame(list).scrollTop === 0, 'the top');
    await until(() => list.all('.nature').every((it) => it.textContent.includes('SSL')), 'only certificates');
  });

  it('says why further rows cannot be had, and goes on from there', async () => {
    const line = lineOf('large');
    const list = await showList({ session: createSession(line), view: 'tab=all', endless: true });
    line.cut = true;

    await scrollTo(list, 6000);
    await until(() => frame(list).querySelector('.notice'), 'the notice');
    assert.match(frame(list).textContent, /Le serveur ne répond pas/);
    line.cut = false;
    list.button('Réessayer').click();

    await until(() => frame(list).scrollHeight > 8000, 'the second page');
  });

  it('keeps the words of an empty list and of nobody', async () => {
    const nobody = await showList({ session: sessionOf('nobody'), endless: true });
    assert.match(nobody.text, /Connectez-vous/);

    const none = await showList({ session: sessionOf('empty'), endless: true });
    assert.match(none.text, /Vous n’avez encore aucun service/);
  });

  it('everybody can use it', async () => {
    const list = await showList({ session: sessionOf('large'), view: 'tab=all', endless: true });

    await expectAccessible(list.element);
  });
});
