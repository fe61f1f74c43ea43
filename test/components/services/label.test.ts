import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { createSession } from '../../../components/session/create-session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { serviceOf, showPage, type Page } from './page.ts';

const demoService = () => serviceOf(sessionOf('company'), ({ label }) => label.startsWith('Archives'));

async function edit(page: Page): Promise<HTMLInputElement> {
  page.one<HTMLElement>('.rename').click();
  const field = await until(() => page.root.querySelector<HTMLInputElement>('#label'), 'the field');
  await until(() => page.root.activeElement === field, 'the focus');
  return field;
}

describe('the name of a service', () => {
  afterEach(leave);

  it('is changed with Enter, shows at once, and stays for everybody', async () => {
    const { id, label } = await demoService();
    const line = lineOf('company');
    const page = await showPage(id, { session: createSession(line) });
    const field = await edit(page);
    await expectAccessible(page.element);
    let release = (): void => {};
    line.hold = new Promise((resolve) => (release = resolve));

    field.value = '';
    await sendKeys({ type: 'Photos de famille' });
    await sendKeys({ press: 'Enter' });
    await until(() => page.root.querySelector('h2'), 'the name');
    assert.equal(page.one('h2').textContent, 'Photos de famille', 'before the server has answered');
    release();

    await until(() => page.text.includes('Renommé « Photos de famille »'), 'the line in the history');
    assert.equal(page.one('h2').textContent, 'Photos de famille');
    assert.isTrue(
      page.root.activeElement?.classList.contains('rename'),
      'the keyboard is back on the button',
    );
    const other = sessionOf('company.other');
    const { version, label: stored } = await other.call('getService', { id });
    assert.equal(stored, 'Photos de famille');
    await other.call('labelService', { id, label }, { version });
  });

  it('stays as it was with Escape', async () => {
    const { id } = await demoService();
    const page = await showPage(id);
    const before = page.one('h2').textContent;
    const field = await edit(page);
    field.value = 'Jamais';

    await sendKeys({ type: '!' });
    await sendKeys({ press: 'Escape' });
    await until(() => page.root.querySelector('h2'), 'the name');

    assert.equal(page.one('h2').textContent, before);
  });

  it('goes back to the field with the reason when the server refuses it', async () => {
    const { id } = await demoService();
    const page = await showPage(id);
    const field = await edit(page);

    field.value = 'deux\u0007sons';
    field.dispatchEvent(new Event('input'));
    await sendKeys({ press: 'Enter' });
    const again = await until(
      () => page.root.querySelector<HTMLInputElement>('#label[aria-invalid=true]'),
      'the field again',
    );

    assert.equal(again.value, 'deux\u0007sons', 'nothing typed is lost');
    await until(() => page.one('#label-hint').textContent.includes('Corrigez'), 'the reason');
    await until(() => page.root.activeElement === again, 'the focus');
  });

  it('is kept in the field while the line is cut, and can be sent later', async () => {
    const { id, label } = await demoService();
    const line = lineOf('company');
    const page = await showPage(id, { session: createSession(line) });
    const field = await edit(page);
    field.value = `${label} (2)`;
    field.dispatchEvent(new Event('input'));
    line.cut = true;

    await sendKeys({ press: 'Enter' });
    await until(() => page.root.querySelector('#label[aria-invalid=true]'), 'the field again');
    await until(() => page.one('#label-hint').textContent.includes('Le serveur ne répond pas'), 'the reason');
    line.cut = false;
    page.button('Enregistrer').click();
    await until(() => page.text.includes(`Renommé « ${label} (2) »`), 'the change');

    const other = sessionOf('company.other');
    await other.call(
      'labelService',
      { id, label },
      { version: (await other.call('getService', { id })).version },
    );
  });

  it('asks when somebody else renamed it meanwhile, saying who, and overwrites only when told to', async () => {
    const { id, label } = await demoService();
    const line = lineOf('company');
    line.listen = () => () => {};
    const page = await showPage(id, { session: createSession(line) });
    const field = await edit(page);
    const other = sessionOf('company.other');
    await other.call(
      'labelService',
      { id, label: 'Nom de l’autre' },
      { version: (await other.call('getService', { id })).version },
    );

    field.value = 'Mon nom';
    field.dispatchEvent(new Event('input'));
    await sendKeys({ press: 'Enter' });
    await until(() => page.root.querySelector('#label[aria-invalid=true]'), 'the question');
    assert.match(
      page.one('#label-hint').textContent,
      /Claire Martin a renommé ce service «\sNom de l’autre\s» \(.+\) pendant que vous écriviez/,
    );
    await expectAccessible(page.element);
    assert.equal((await other.call('getService', { id })).label, 'Nom de l’autre');

    page.button('Enregistrer quand même').click();
    await until(() => page.root.querySelector('h2'), 'the name');

    await until(() => page.text.includes('Renommé « Mon nom »'), 'the change');
    await other.call(
      'labelService',
      { id, label },
      { version: (await other.call('getService', { id })).version },
    );
  });

  it('does not mind that something else changed meanwhile', async () => {
    const { id, label, tags } = await demoService();
    const line = lineOf('company');
    line.listen = () => () => {};
    const page = await showPage(id, { session: createSession(line) });
    const field = await edit(page);
    const other = sessionOf('company.other');
    await other.call(
      'tagService',
      { id, tags: [...tags, 'autre'] },
      { version: (await other.call('getService', { id })).version },
    );

    field.value = 'Sans conflit';
    field.dispatchEvent(new Event('input'));
    await sendKeys({ press: 'Enter' });

    await until(() => page.text.includes('Renommé « Sans conflit »'), 'the change');
    const { version, label: stored } = await other.call('getService', { id });
    assert.equal(stored, 'Sans conflit');
    await other.call('labelService', { id, label }, { version });
  });

  it('shows markup as text', async () => {
    const { id, label } = await demoService();
    const other = sessionOf('company.other');
    const hostile = '<img src=x onerror=alert(1)>"\'`${1}';
    await other.call(
      'labelService',
      { id, label: hostile },
      { version: (await other.call('getService', { id })).version },
    );
    const page = await showPage(id);

    assert.equal(page.one('h2').textContent, hostile);
    assert.isNull(page.root.querySelector('img'));
    await other.call(
      'labelService',
      { id, label },
      { version: (await other.call('getService', { id })).version },
    );
  });
});
