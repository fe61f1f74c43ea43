import { assert } from 'chai';
import { html } from 'lit';
import { createSession } from '../../../components/session/create-session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, show, until } from '../support/shown.ts';
import { Seen } from '../support/seen.ts';
import { showList } from './list.ts';

describe('<o2-services> in each state', () => {
  afterEach(leave);

  it('asks a visitor to sign in, and shows nothing else', async () => {
    const list = await showList({ session: sessionOf('nobody') });

    assert.match(list.text, /Connectez-vous à votre espace client/);
    assert.isNull(list.root.querySelector('[role=tab]'));
    await expectAccessible(list.element);
  });

  it('reserves the room of a page while it waits, so that nothing moves when the rows come', async () => {
    const line = lineOf('large');
    let release = (): void => {};
    line.hold = new Promise((resolve) => (release = resolve));
    const around = await show(html`<o2-services view="tab=all"></o2-services>`, createSession(line));
    const list = new Seen(around.querySelector('o2-services')!);
    await until(() => list.all('.bones').length > 0, 'the bones');
    const waiting = list.one('#panel .frame').getBoundingClientRect().height;
    await expectAccessible(list.element);

    release();
    await list.settled();

    assert.lengthOf(list.names, 25);
    assert.closeTo(list.one('#panel .frame').getBoundingClientRect().height, waiting, 1);
  });

  for (const width of [1200, 360])
    it(`gives rows the height of their bones at ${width} px`, async () => {
      const line = lineOf('company');
      let release = (): void => {};
      line.hold = new Promise((resolve) => (release = resolve));
      const around = await show(html`<o2-services view="tab=all"></o2-services>`, createSession(line), {
        width,
      });
      const list = new Seen(around.querySelector('o2-services')!);
      await until(() => list.all('.bones').length > 0, 'the bones');
      const bone = list.one('.bones').getBoundingClientRect().height / 25;

      release();
      await list.settled();

      const heights = list.all('tbody tr').map((row) => row.getBoundingClientRect().height);
      assert.isAtLeast(Math.min(...heights), bone - 1);
      // A very long name takes a line more, and more do where it is narrow.
      const usual = heights.filter((height) => Math.abs(height - bone) <= 1);
      assert.isAtLeast(usual.length, heights.length * (width < 400 ? 0.6 : 0.9));
    });

  it('welcomes a customer who has nothing yet, with what the page puts in the slot', async () => {
    const around = await show(
      html`<o2-services><p slot="empty">Voir nos offres</p></o2-services>`,
      sessionOf('empty'),
    );
    const list = new Seen(around.querySelector('o2-services')!);
    const slot = await until(() => list.root.querySelector<HTMLSlotElement>('slot[name=empty]'), 'the slot');

    assert.match(slot.textContent, /Vous n’avez encore aucun service/);
    assert.equal(slot.assignedElements()[0]?.textContent, 'Voir nos offres');
    await expectAccessible(list.element);
  });

  it('tells an empty search from an empty account and offers the ways out', async () => {
    const list = await showList({ view: 'tab=expired&search=boutique' });
    assert.match(list.text, /Aucun service ne correspond à cette recherche/);
    await expectAccessible(list.element);

    list.button('Chercher dans tous les services').click();
    await until(() => list.names.length > 0, 'rows of other tabs');

    assert.equal(list.element.view, 'tab=all&search=boutique');
  });

  it('says that all is well when nothing is to do', async () => {
    const list = await showList({ view: 'tab=todo', session: sessionOf('empty') });

    assert.match(list.text, /aucun service|tout est en ordre/i);
  });

  it('keeps what it had, with its time, while the server cannot be reached', async () => {
    const line = lineOf('company');
    const session = createSession(line);
    const list = await showList({ session });
    line.cut = true;

    session.refresh();
    await until(() => list.root.querySelector('.bar'), 'the notice');

    assert.match(list.one('.bar').textContent, /Connexion perdue. Informations de \d\d:\d\d/);
    assert.isAbove(list.names.length, 0);
    await expectAccessible(list.element);
    line.cut = false;
    list.button('Réessayer').click();
    await until(() => !list.root.querySelector('.bar'), 'the line again');
  });

  it('says in words that the server cannot be reached when it has nothing to show, and tries again', async () => {
    const line = lineOf('company');
    line.cut = true;
    const around = await show(html`<o2-services></o2-services>`, createSession(line));
    const list = new Seen(around.querySelector('o2-services')!);
    await until(() => list.root.querySelector('.notice'), 'the notice');
    assert.match(list.text, /Le serveur ne répond pas/);
    await expectAccessible(list.element);

    line.cut = false;
    list.button('Réessayer').click();
    await list.settled();
    await until(() => list.names.length > 0, 'rows');
  });

  it('says which right is missing and offers no useless retry', async () => {
    const refusing = lineOf('company');
    const { send } = refusing;
    refusing.send = async (calls) =>
      (await send(calls)).map((reply, index) =>
        calls[index]?.op === 'listServices'
          ? {
              status: 403,
              problem: { type: '', code: 'right-missing', title: '', status: 403, instance: '' },
            }
          : reply,
      );
    const list = await showList({ session: createSession(refusing) });

    assert.match(list.text, /Il vous manque un droit sur ce compte/);
    assert.notInclude(list.one('#panel').textContent, 'Réessayer');
    await expectAccessible(list.element);
  });

  it('shows a session that ended as ended, without the rows of before', async () => {
    const session = sessionOf('company.ending');
    const list = await showList({ session });

    await fetch('/as/company.ending/api/sign-out', {
      method: 'POST',
      headers: { 'o2-client': '1', 'content-type': 'application/json' },
      body: '{}',
    });
    session.refresh();
    await until(() => list.text.includes('Votre session a pris fin'), 'the end');

    assert.lengthOf(list.names, 0);
  });

  it('speaks English where the page does', async () => {
    const list = await showList({ lang: 'en' });
    await until(() => list.text.includes('To do'), 'English');

    assert.match(
      list.row('vandenbroucke-lemaitre.com').textContent,
      /Ends soon\s+in 5 days\s+28 Nov · manual/,
    );
    assert.notMatch(list.text.replaceAll(/tbody.*/g, ''), /Échéance|Filtres|Actifs/);
    await expectAccessible(list.element);
  });
});
