import { assert } from 'chai';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { createSession } from '../../../components/session/create-session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { showList, type List } from './list.ts';

const openMenu = async (list: List, name: string): Promise<HTMLElement> => {
  list.button(`Actions pour ${name}`).click();
  return until(() => list.root.querySelector<HTMLElement>('#menu:popover-open'), 'the menu');
};

const openFilters = async (list: List): Promise<HTMLDialogElement> => {
  list.one<HTMLElement>('[part=filters]').click();
  return until(
    () => list.root.querySelector<HTMLDialogElement>('#filters:is(:popover-open, :modal)'),
    'the filters',
  );
};

describe('the actions of a row', () => {
  beforeEach(() => setViewport({ width: 1280, height: 900 }));
  afterEach(leave);

  it('open in a menu that Escape closes, back on its button', async () => {
    const list = await showList();
    list.button('Actions pour vandenbroucke-lemaitre.com').focus();
    const menu = await openMenu(list, 'vandenbroucke-lemaitre.com');
    assert.match(
      menu.textContent.replaceAll(/\s+/g, ' '),
      /Voir le détail Renommer Modifier les étiquettes Activer le renouvellement automatique/,
    );
    await expectAccessible(list.element);

    await sendKeys({ press: 'Escape' });

    assert.isFalse(menu.matches(':popover-open'));
    assert.equal(
      list.root.activeElement?.getAttribute('aria-label'),
      'Actions pour vandenbroucke-lemaitre.com',
    );
  });

  it('stay in the menu with the reason when they are refused', async () => {
    const list = await showList({ view: 'tab=all&state=terminated' });
    const menu = await openMenu(list, list.names[0] ?? '');
    await until(() => menu.textContent.includes('Le service est résilié'), 'the reason');
    const refused = [...menu.querySelectorAll('[aria-disabled=true]')];

    assert.lengthOf(refused, 3);
    assert.match(refused[0]?.textContent ?? '', /Renommer\s*Le service est résilié\./);
    (refused[0] as HTMLElement).click();
    assert.isTrue(menu.matches(':popover-open'), 'a refused action does nothing but say why');
  });

  it('turn automatic renewal on after the consent, which says amount, days and how to stop, and off again', async () => {
    const session = sessionOf('company');
    const list = await showList({ session, view: 'tab=all&search=franchises' });
    const name = list.names[0] ?? '';
    const menu = await openMenu(list, name);
    [...menu.querySelectorAll('button')].find((it) => it.textContent.includes('Activer'))?.click();
    const dialog = await until(
      () => list.root.querySelector<HTMLDialogElement>('#auto-renew:modal'),
      'the consent',
    );
    await until(() => dialog.querySelector('.consent'), 'its words');
    const words = dialog.textContent.replaceAll(/\s+/g, ' ');
    assert.match(words, /prélèvement de 442,80 € TTC pour un an/);
    assert.match(words, /quinze jours avant l’échéance/);
    assert.match(words, /sept jours avant l’échéance/);
    assert.match(words, /Je peux arrêter à tout moment/);
    assert.match(
      words,
      /Dernier jour pour l’arrêter : 4 décembre 2026 Prochain prélèvement le 5 décembre 2026, annoncé le 27 novembre 2026/,
    );
    await expectAccessible(list.element);

    list.button('Autoriser et activer').click();
    await until(() => !dialog.open, 'the end of the dialog');
    await until(() => list.row(name).textContent.includes('automatique'), 'the row');

    const again = await openMenu(list, name);
    [...again.querySelectorAll('button')].find((it) => it.textContent.includes('Arrêter'))?.click();
    await until(
      () => dialog.open && dialog.textContent.includes('Sans renouvellement de votre part'),
      'the warning',
    );
    [...dialog.querySelectorAll('button')].find((it) => it.textContent.trim() === 'Arrêter')?.click();
    await until(() => list.row(name).textContent.includes('manuel'), 'the row again');
  });

  it('ask once more when the service changed while the consent was read', async () => {
    const session = sessionOf('company');
    const list = await showList({ session, view: 'tab=all&search=photographiques' });
    const id = list.one('tbody tr').dataset['id'] ?? '';
    const menu = await openMenu(list, list.names[0] ?? '');
    [...menu.querySelectorAll('button')].find((it) => it.textContent.includes('Activer'))?.click();
    const dialog = await until(
      () => list.root.querySelector<HTMLDialogElement>('#auto-renew:modal'),
      'the consent',
    );
    await until(() => dialog.querySelector('.consent'), 'its words');
    const other = sessionOf('company.other');
    const { version, tags } = await other.call('getService', { id });
    await other.call('tagService', { id, tags: [...tags, 'lu'] }, { version });

    list.button('Autoriser et activer').click();
    await until(() => dialog.querySelector('[role=alert]'), 'the word of caution');

    assert.match(dialog.textContent, /Ce service a changé entre-temps/);
    assert.isTrue(dialog.open);
    list.button('Annuler').click();
    assert.equal((await other.call('getService', { id })).renewal, 'manual');
  });

  it('do one thing when the button is pressed twice', async () => {
    const line = lineOf('company');
    const list = await showList({ session: createSession(line), view: 'tab=all&search=franchises' });
    const menu = await openMenu(list, list.names[0] ?? '');
    [...menu.querySelectorAll('button')].find((it) => it.textContent.includes('Activer'))?.click();
    const dialog = await until(
      () => list.root.querySelector<HTMLDialogElement>('#auto-renew:modal'),
      'the consent',
    );
    await until(() => dialog.querySelector('.consent'), 'its words');

    const agree = list.button('Autoriser et activer');
    agree.click();
    agree.click();
    await until(() => !dialog.open, 'the end');

    const { items } = await sessionOf('company.other').call('listServices', { search: 'franchises' });
    await sessionOf('company.other').call(
      'setAutoRenew',
      { id: items[0]?.id ?? '', on: false },
      { version: items[0]?.version ?? 0 },
    );
    assert.lengthOf(
      line.calls.filter((op) => op === 'setAutoRenew'),
      1,
    );
  });
});

describe('the filters', () => {
  afterEach(leave);

  it('stand in a popover at their button; each change is seen at once and one step back undoes them', async () => {
    await setViewport({ width: 1280, height: 900 });
    const list = await showList({ view: 'tab=all' });
    const steps: string[] = [];
    list.element.addEventListener('o2-services-view', ({ step }) => steps.push(step));
    const panel = await openFilters(list);
    assert.isTrue(panel.matches(':popover-open'));
    await expectAccessible(list.element);

    panel.querySelector<HTMLInputElement>('[value=domain]')?.click();
    panel.querySelector<HTMLInputElement>('[value=active]')?.click();
    await list.settled();

    assert.equal(list.element.view, 'tab=all&kind=domain&state=active');
    assert.deepEqual(steps, ['push', 'replace']);
    assert.match(list.button('Voir').textContent, new RegExp(`Voir ${list.names.length} services`));
    list.button('Voir').click();
    assert.isFalse(panel.matches(':popover-open'));
  });

  it('are a sheet on a phone, and follow what the chips take away', async () => {
    await setViewport({ width: 360, height: 700 });
    const list = await showList({ view: 'tab=all&kind=ssl&renewal=auto', width: 360 });
    const panel = await openFilters(list);
    assert.isTrue(panel.matches(':modal'));
    assert.isTrue(panel.querySelector<HTMLInputElement>('[value=ssl]')?.checked);
    assert.equal(panel.querySelector<HTMLSelectElement>('[name=renewal]')?.value, 'auto');
    await expectAccessible(list.element);

    [...panel.querySelectorAll('button')].find((it) => it.textContent.includes('Tout effacer'))?.click();
    await list.settled();

    assert.equal(list.element.view, 'tab=all');
    assert.isFalse(panel.querySelector<HTMLInputElement>('[value=ssl]')?.checked);
    assert.equal(panel.querySelector<HTMLSelectElement>('[name=renewal]')?.value, '');
    await sendKeys({ press: 'Escape' });
    assert.isFalse(panel.open);
    await setViewport({ width: 1280, height: 900 });
  });
});
