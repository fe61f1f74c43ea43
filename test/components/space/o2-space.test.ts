import { assert } from 'chai';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../components/space/define.ts';
import type { O2Space } from '../../../components/space/o2-space.ts';
import { createSession } from '../../../components/session/create-session.ts';
import type { Session } from '../../../components/session/session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, show, until } from '../support/shown.ts';

const start = location.pathname + location.search;

async function showSpace({
  session = sessionOf('company.space'),
  base,
  width = 1200,
  lang = 'fr',
}: { session?: Session; base?: string; width?: number; lang?: string } = {}) {
  const around = await show(html`<o2-space base-path=${base ?? ''}></o2-space>`, session, { width, lang });
  const element = around.querySelector<O2Space>('o2-space')!;
  if (base === undefined) element.removeAttribute('base-path');
  const root = element.shadowRoot!;
  await until(() => root.querySelector('nav, .notice'), 'the space');
  const link = (words: string): HTMLAnchorElement =>
    [...root.querySelectorAll('.side a')].find((it) => it.textContent.includes(words)) as HTMLAnchorElement;
  const services = () => until(() => root.querySelector('o2-services')?.shadowRoot, 'the services');
  return { element, root, link, services };
}

describe('<o2-space>', () => {
  beforeEach(() => setViewport({ width: 1280, height: 900 }));
  afterEach(() => {
    leave();
    history.replaceState(null, '', start);
  });

  it('has the categories that have a page in its menu, and names the others in one line without links', async () => {
    const { root, link } = await showSpace();
    const categories = [
      'Informations personnelles',
      'Gérer mes services',
      'Gestion des contacts',
      'Commander un service',
      'Facturation & paiements',
      'Support & assistance',
    ];
    await until(() => root.querySelector('.side > nav > p'), 'the line of those to come');
    const menu = root.querySelector('.side')?.textContent ?? '';

    for (const category of categories) assert.include(menu, category);
    assert.equal(link('Gérer mes services').getAttribute('aria-current'), 'page');
    for (const { href } of root.querySelectorAll<HTMLAnchorElement>('.side a'))
      assert.match(href, /#\/\w+$/, 'each leads somewhere');
    await expectAccessible(root.host);
  });

  it('leads to each page of its menu, with a title and the keyboard on the heading', async () => {
    const { root, link, services } = await showSpace();
    await services();
    const before = document.title;

    link('Sites connectés').click();
    await until(() => root.querySelector('o2-connections')?.shadowRoot, 'the connected sites');

    assert.equal(location.hash, '#/sites');
    assert.match(document.title, /^Sites connectés/);
    assert.equal(root.activeElement, root.querySelector('h1'));
    history.back();
    await services();
    assert.equal(document.title, before);
  });

  it('opens from a deep link in the hash: the service, and the list with its view', async () => {
    history.replaceState(null, '', `${start}#/services?tab=todo`);
    const { services } = await showSpace();
    const list = await services();
    await until(() => list.querySelector('#tab-todo[aria-selected=true]'), 'the tab');
    const row = await until(() => list.querySelector<HTMLElement>('[data-id] .open'), 'a row');

    row.click();
    await until(() => list.querySelector('o2-service'), 'the service');
    assert.match(location.hash, /^#\/services\/svc_\w+\?tab=todo$/);

    history.back();
    await until(() => !list.querySelector('o2-service'), 'the list');
    assert.equal(location.hash, '#/services?tab=todo');
  });

  it('routes below a path of the server with `base-path`', async () => {
    history.replaceState(null, '', '/espace/services');
    const { root, link, services } = await showSpace({ base: '/espace/' });
    await services();
    assert.equal(new URL(link('Sites connectés').href).pathname, '/espace/sites');

    link('Sites connectés').click();
    await until(() => root.querySelector('o2-connections'), 'the connected sites');
    assert.equal(location.pathname, '/espace/sites');

    history.replaceState(null, '', '/espace/nulle-part');
    dispatchEvent(new PopStateEvent('popstate'));
    await until(() => root.querySelector('h1')?.textContent === 'Cette page n’existe pas.', 'the word');
    root.querySelector<HTMLAnchorElement>('main a')?.click();
    await services();
    assert.equal(location.pathname, '/espace/services');
  });

  it('asks a visitor to sign in before it shows anything', async () => {
    const { root } = await showSpace({ session: sessionOf('nobody') });

    assert.match(root.textContent, /Connectez-vous/);
    assert.isNull(root.querySelector('nav'));
    await expectAccessible(root.host);
  });

  it('switches the account, says for whom one acts, and forgets what was open', async () => {
    const { root, services } = await showSpace({ session: sessionOf('agency.space') });
    const list = await services();
    await until(() => list.querySelector('[data-id]'), 'the rows of the agency');
    const before = list.textContent;
    assert.isNull(root.querySelector('.acting'));

    root.querySelector<HTMLElement>('.me')?.click();
    await until(() => root.querySelector('.menu:popover-open'), 'the menu');
    await expectAccessible(root.host);
    [...root.querySelectorAll<HTMLElement>('.accounts button')]
      .find((it) => it.textContent.includes('Garage Kowalczyk'))
      ?.click();
    await until(
      () => root.querySelector('.acting')?.textContent.includes('Garage Kowalczyk Père et Fille'),
      'the word',
    );

    assert.match(
      root.querySelector('.acting')?.textContent ?? '',
      /Vous agissez pour le compte de Garage Kowalczyk Père et Fille · contact technique/,
    );
    await until(() => list.textContent.includes('garage-kowalczyk'), 'the rows of the client');
    assert.notEqual(list.textContent, before);
    assert.notInclude(list.textContent, 'Plateforme des clients', 'nothing of the former account is left');
  });

  it('signs out', async () => {
    const { root } = await showSpace({ session: sessionOf('empty.space') });
    root.querySelector<HTMLElement>('.me')?.click();
    await until(() => root.querySelector('.menu:popover-open'), 'the menu');

    [...root.querySelectorAll<HTMLElement>('.menu button')]
      .find((it) => it.textContent.includes('Se déconnecter'))
      ?.click();

    await until(() => root.textContent.includes('Connectez-vous'), 'the way in');
    assert.isNull(root.querySelector('nav'));
  });

  it('announces the stand-ins that are in use', async () => {
    const line = lineOf('company.space');
    const { send } = line;
    line.send = async (calls) =>
      (await send(calls)).map((reply, at) =>
        calls[at]?.op === 'getSession'
          ? { ...reply, output: { ...(reply.output as object), sandboxes: ['mail', 'payments'] } }
          : reply,
      );
    const { root } = await showSpace({ session: createSession(line) });

    assert.match(
      root.querySelector('.demo')?.textContent ?? '',
      /Démonstration\s: courriels simulés, paiements simulés\./,
    );
  });

  it('has its menu in a drawer on a phone, which Escape closes', async () => {
    await setViewport({ width: 360, height: 700 });
    const { root } = await showSpace({ width: 360 });
    const burger = await until(() => root.querySelector<HTMLElement>('.burger'), 'the button');
    assert.equal(getComputedStyle(root.querySelector('.side')!).display, 'none');

    burger.focus();
    await sendKeys({ press: 'Enter' });
    const drawer = await until(() => root.querySelector<HTMLDialogElement>('.drawer:modal'), 'the drawer');
    await expectAccessible(root.host);
    await sendKeys({ press: 'Escape' });
    assert.isFalse(drawer.open);
    assert.equal(root.activeElement, burger);

    burger.click();
    await until(() => drawer.open, 'the drawer again');
    [...drawer.querySelectorAll<HTMLAnchorElement>('a')]
      .find((it) => it.textContent.includes('Sites'))
      ?.click();
    await until(() => root.querySelector('o2-connections'), 'the page');
    assert.isFalse(drawer.open);
  });

  it('speaks English where the page does', async () => {
    const { root } = await showSpace({ lang: 'en' });

    await until(() => root.querySelector('h1')?.textContent === 'Manage my services', 'English');
    await until(
      () =>
        /Personal information.*Not open yet: Contacts, Order a service/s.test(
          root.querySelector('.side')?.textContent ?? '',
        ),
      'the menu',
    );
  });
});
