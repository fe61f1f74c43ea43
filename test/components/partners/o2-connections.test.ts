import { assert } from 'chai';
import { html } from 'lit';
import { setViewport } from '@web/test-runner-commands';
import '../../../components/partners/define.ts';
import type { Scope } from '../../../components/contract/access.ts';
import { createSession } from '../../../components/session/create-session.ts';
import type { Session } from '../../../components/session/session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, show, until } from '../support/shown.ts';
import { newVault } from './vault.ts';

async function connect(session: Session, scopes: readonly Scope[]): Promise<void> {
  const { partner, origin, key, codeChallenge } = await newVault();
  const info = await session.call('getSession', {});
  await session.call('approvePartner', {
    partner,
    origin,
    scopes: [...scopes],
    accounts: [info.activeAccount ?? ''],
    key,
    codeChallenge,
  });
}

async function showConnections(session: Session, lang = 'fr') {
  const place = await show(html`<o2-connections></o2-connections>`, session, { lang });
  const element = place.querySelector('o2-connections')!;
  const root = element.shadowRoot as ShadowRoot;
  return { element, root, text: () => root.textContent?.replaceAll(/\s+/g, ' ') ?? '' };
}

describe('<o2-connections>', () => {
  beforeEach(() => setViewport({ width: 1280, height: 900 }));
  afterEach(leave);

  it('says that no site is connected', async () => {
    const { element, text } = await showConnections(sessionOf('empty'));

    await until(() => text().includes('Aucun site n’est connecté'), 'the sentence');
    await expectAccessible(element);
  });

  it('tells each site’s accounts, what it can see and do, and its browsers', async () => {
    const session = sessionOf('accountant');
    await connect(session, ['services:read', 'services:manage']);
    const { element, root, text } = await showConnections(session);
    await until(() => root.querySelector('[part=site]'), 'a site');

    assert.include(text(), 'Atelier Pixel & Plume');
    assert.match(text(), /Peut voir vos services, leur état et leurs échéances/);
    assert.match(text(), /Peut aussi nommer et classer vos services/);
    assert.include(text(), '1 navigateur reconnu, 0 session ouverte');
    await expectAccessible(element);
  });

  it('cuts a site off after one question, and says so', async () => {
    const session = sessionOf('home');
    await connect(session, ['services:read']);
    const { element, root, text } = await showConnections(session);
    const revoke = await until(() => root.querySelector<HTMLButtonElement>('[part=revoke]'), 'the button');
    revoke.focus();
    revoke.click();
    const dialog = await until(() => root.querySelector<HTMLDialogElement>('dialog:modal'), 'the question');
    assert.match(dialog.textContent, /Retirer l’accès de Atelier Pixel & Plume\s\?/);
    await expectAccessible(element);

    dialog.querySelector<HTMLButtonElement>('.danger')?.click();

    await until(() => text().includes('L’accès de Atelier Pixel & Plume est retiré.'), 'the word');
    await until(() => text().includes('Aucun site n’est connecté'), 'the empty list');
    assert.isTrue(root.activeElement?.matches('.status'), 'the keyboard is at the word');
    assert.isNull(root.querySelector('dialog:modal'));
  });

  it('keeps the site when the question is answered with no', async () => {
    const session = sessionOf('agency.sites');
    await connect(session, ['services:read']);
    const { root } = await showConnections(session);
    (await until(() => root.querySelector<HTMLButtonElement>('[part=revoke]'), 'the button')).click();
    const dialog = await until(() => root.querySelector<HTMLDialogElement>('dialog:modal'), 'the question');

    dialog.querySelector<HTMLButtonElement>('button:not(.danger)')?.click();

    assert.isNull(root.querySelector('dialog:modal'));
    assert.lengthOf((await session.call('listConnections', {})).items, 1);
  });

  it('asks again at once where the question was only just closed', async () => {
    const session = sessionOf('agency.sites');
    await connect(session, ['services:read']);
    const { element, root } = await showConnections(session);
    const revoke = await until(() => root.querySelector<HTMLButtonElement>('[part=revoke]'), 'the button');
    revoke.click();
    const dialog = await until(() => root.querySelector<HTMLDialogElement>('dialog:modal'), 'the question');

    const ended = new Promise((done) => dialog.addEventListener('close', done, { once: true }));
    dialog.close();
    revoke.click();
    await ended;
    await element.updateComplete;

    assert.isTrue(dialog.open);
    assert.match(dialog.textContent, /Retirer l’accès/);
  });

  it('says why it could not, and lets one try again', async () => {
    const line = lineOf('large');
    const session = createSession(line);
    await connect(session, ['services:read']);
    const { root } = await showConnections(session);
    (await until(() => root.querySelector<HTMLButtonElement>('[part=revoke]'), 'the button')).click();
    const dialog = await until(() => root.querySelector<HTMLDialogElement>('dialog:modal'), 'the question');
    line.cut = true;
    dialog.querySelector<HTMLButtonElement>('.danger')?.click();
    await until(() => dialog.textContent.includes('Le serveur ne répond pas'), 'the reason');

    line.cut = false;
    dialog.querySelector<HTMLButtonElement>('.danger')?.click();

    await until(() => !root.querySelector('dialog:modal'), 'the end');
  });

  it('speaks English on an English page', async () => {
    const { element, text } = await showConnections(sessionOf('empty'), 'en');

    await until(() => text().includes('No site is connected'), 'English');
    await expectAccessible(element);
  });
});
