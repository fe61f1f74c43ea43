import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import type { Output } from '../../../components/contract/api.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { showList, type List } from './list.ts';

const dialogOf = (list: List): Promise<HTMLDialogElement> =>
  until(() => list.root.querySelector<HTMLDialogElement>('#bulk[open]'), 'the dialog');
const text = (it: Element): string => it.textContent.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
const row = (list: List, name: string): HTMLElement =>
  list.all('tbody tr').find((it) => it.textContent.includes(name))!;

/** Begins a selection with one service, and adds others. */
async function choose(list: List, first: string, ...others: string[]): Promise<void> {
  row(list, first).querySelector<HTMLElement>('.menu button')?.click();
  const item = await until(
    () => list.all('#menu button').find((it) => it.textContent.includes('Choisir plusieurs')),
    'the menu',
  );
  item.click();
  await until(() => list.root.querySelector('.selection'), 'the bar');
  for (const name of others) row(list, name).querySelector<HTMLInputElement>('.pick input')?.click();
  await until(() => list.text.includes(`${others.length + 1} service`), 'the count');
}

const press = (list: List, words: string): void =>
  list
    .all<HTMLButtonElement>('.selection button')
    .find((it) => it.textContent.includes(words))!
    .click();

const confirm = (dialog: HTMLDialogElement): void => dialog.querySelector('form')?.requestSubmit();

describe('several services at once', () => {
  afterEach(leave);

  it('stay chosen, and their bar leaves, while one service stands in place of the list', async () => {
    const list = await showList({ view: 'tab=active' });
    await choose(list, 'Site vitrine');

    row(list, 'Boutique en ligne').querySelector<HTMLElement>('.open')?.click();
    await until(() => list.root.querySelector('o2-service'), 'the service');
    assert.isNull(list.root.querySelector('.selection'));

    list.element.service = undefined;
    await until(() => list.text.includes('1 service'), 'the bar again');
  });

  it('begin at the box of any row, by keyboard, and end with the last that is unchecked', async () => {
    const list = await showList({ view: 'tab=active' });
    const box = await until(
      () => row(list, 'Boutique en ligne').querySelector<HTMLInputElement>('.pick input'),
      'the box',
    );
    await expectAccessible(list.element);
    box.focus();
    await sendKeys({ press: 'Space' });
    await until(() => list.root.querySelector('.selection'), 'the bar');
    assert.equal(list.root.activeElement, box);
    await sendKeys({ press: 'Enter' });
    assert.isTrue(list.root.activeElement?.matches('.selection button'), 'at what can be done');
    await sendKeys({ press: 'Escape' });
    await until(() => !list.root.querySelector('.selection'), 'the end');
    assert.equal(list.root.activeElement, box, 'back at its box');
    assert.isFalse(box.checked);

    await sendKeys({ press: 'Space' });
    await until(() => list.root.querySelector('.selection'), 'the bar again');
    await sendKeys({ press: 'Space' });
    await until(() => !list.root.querySelector('.selection'), 'nothing is chosen any more');
  });

  it('have no box where nothing may be done with them', async () => {
    const line = lineOf('company');
    const { send } = line;
    const refused = { allowed: false as const, reason: 'scope-missing' as const };
    line.send = async (calls): ReturnType<typeof send> =>
      (await send(calls)).map((reply, at) => {
        if (calls[at]?.op !== 'listServices' || !reply.output) return reply;
        const page = reply.output as Output<'listServices'>;
        const items = page.items.map((it) => ({
          ...it,
          actions: { ...it.actions, tag: refused, autoRenew: refused },
        }));
        return { ...reply, output: { ...page, items } };
      });
    const list = await showList({ session: createSession(line), view: 'tab=active' });
    row(list, 'Boutique en ligne').querySelector<HTMLElement>('.menu button')?.click();
    await until(() => list.root.querySelector('#menu button'), 'the menu');

    assert.lengthOf(list.all('.pick'), 0);
  });

  it('get a tag, and lose it again, by keyboard', async () => {
    const list = await showList({ view: 'tab=active' });
    await choose(list, 'Site vitrine', 'Boutique en ligne');
    assert.isTrue(list.root.activeElement?.matches('.pick input'), 'the keyboard is at the box');

    press(list, 'Étiquettes');
    const dialog = await dialogOf(list);
    const field = await until(() => dialog.querySelector<HTMLInputElement>('[name=add]'), 'the field');
    await expectAccessible(list.element);
    confirm(dialog);
    await until(() => text(dialog).includes('Choisissez une étiquette'), 'the word');
    field.focus();
    await sendKeys({ type: 'ensemble' });
    await sendKeys({ press: 'Enter' });
    await until(() => text(dialog).includes('C’est fait pour les 2 services.'), 'the end');
    await until(
      () =>
        ['Site vitrine', 'Boutique en ligne'].every((name) =>
          row(list, name).textContent.includes('ensemble'),
        ),
      'the tags',
    );

    await sendKeys({ press: 'Escape' });
    press(list, 'Étiquettes');
    const box = await until(
      () => list.root.querySelector<HTMLInputElement>('#bulk[open] [name=remove][value=ensemble]'),
      'the tag to remove',
    );
    box.click();
    confirm(await dialogOf(list));
    await until(() => !row(list, 'Site vitrine').textContent.includes('ensemble'), 'it goes');
  });

  it('are renewed with one consent that names each amount, those that cannot be say why, and stop again', async () => {
    const session = sessionOf('company.bulk');
    const list = await showList({ session, view: 'tab=active' });
    await choose(list, 'Sites des franchisés', 'Archives photographi', 'vdb-lemaitre.org', 'Site vitrine');
    press(list, 'Renouveler automatiquement');
    const dialog = await dialogOf(list);
    await until(() => text(dialog).includes('J’autorise, à chaque échéance'), 'the consent');

    assert.match(
      text(dialog),
      /Sites des franchisés.*\d,\d\d € TTC.*un an.*premier prélèvement le/,
      text(dialog),
    );
    assert.match(text(dialog), /Chaque prélèvement m’est annoncé par courriel/);
    await until(
      () => /Sans changement.*vdb-lemaitre\.org.*résiliation est programmée/.test(text(dialog)),
      'the refusal in words',
    );
    assert.match(text(dialog), /Site vitrine ?déjà ainsi/);
    await expectAccessible(list.element);
    confirm(dialog);
    await until(() => text(dialog).includes('Fait pour 2 sur 4.'), 'the end');
    const { items } = await session.call('listServices', { limit: 100 });
    const renewed = items.filter(({ label }) => /^(Sites des franchisés|Archives photo)/.test(label));
    assert.deepEqual(
      renewed.map(({ renewal }) => renewal),
      ['auto', 'auto'],
    );

    dialog.close();
    press(list, 'Arrêter le renouvellement');
    await until(() => text(dialog).includes('Rien ne sera plus prélevé pour eux'), 'the warning');
    for (const it of renewed)
      await session.call('setAutoRenew', { id: it.id, on: false }, { version: it.version });
  });

  it('tell failures one by one, keep what is done, and try the others again', async () => {
    const line = lineOf('company');
    const { send } = line;
    let refuses = true;
    const { items } = await sessionOf('company').call('listServices', { limit: 100 });
    const unlucky = items.find(({ label }) => label === 'Site vitrine')?.id;
    line.send = async (calls): ReturnType<typeof send> => {
      const isCut = calls.some(
        ({ op, input }) => op === 'tagService' && (input as { id: string }).id === unlucky,
      );
      if (refuses && isCut) throw new Error('cut');
      return send(calls);
    };
    const list = await showList({ session: createSession(line), view: 'tab=active' });
    await choose(list, 'Site vitrine', 'Boutique en ligne');
    press(list, 'Étiquettes');
    const dialog = await dialogOf(list);
    const field = await until(() => dialog.querySelector<HTMLInputElement>('[name=add]'), 'the field');
    field.value = 'essai';
    confirm(dialog);
    await until(() => text(dialog).includes('Fait pour 1 sur 2.'), 'the first end');
    assert.match(text(dialog), /Site vitrine ?Le serveur ne répond pas/);
    assert.match(text(dialog), /Boutique en ligne ?fait/);

    refuses = false;
    [...dialog.querySelectorAll('button')].find((it) => it.textContent.includes('Réessayer'))?.click();
    await until(() => text(dialog).includes('C’est fait pour les 2 services.'), 'the second end');
    const session = sessionOf('company');
    for (const { id, version, tags } of (await session.call('listServices', { limit: 100 })).items)
      if (tags.includes('essai'))
        await session.call('tagService', { id, tags: tags.filter((it) => it !== 'essai') }, { version });
  });

  it('fit a phone and speak English', async () => {
    const list = await showList({ view: 'tab=active', width: 360, lang: 'en' });
    row(list, 'Site vitrine').querySelector<HTMLElement>('.menu button')?.click();
    (
      await until(
        () => list.all('#menu button').find((it) => it.textContent.includes('Select several')),
        'the menu',
      )
    ).click();
    await until(() => list.text.includes('1 service selected'), 'the bar');

    assert.isAtMost(list.element.scrollWidth, 360);
    await expectAccessible(list.element);
    list.button('Leave the selection').click();
    await until(() => !list.root.querySelector('.selection'), 'the end');
  });
});
