import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { createSession } from '../../../components/session/create-session.ts';
import { mergeTags } from '../../../components/services/tag-edit.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { serviceOf, showPage, type Page } from './page.ts';

const demoService = () =>
  serviceOf(sessionOf('company'), ({ label }) => label === 'Serveur de préproduction');

async function edit(page: Page): Promise<HTMLInputElement> {
  page.one<HTMLElement>('.retag').click();
  const field = await until(() => page.root.querySelector<HTMLInputElement>('#new-tag'), 'the field');
  await until(() => page.root.activeElement === field, 'the focus');
  return field;
}

const shown = (page: Page): string[] =>
  [...page.root.querySelectorAll('.tag-edit .chip')].map((chip) => chip.textContent.trim());

describe('the tags of a service', () => {
  afterEach(async () => {
    leave();
    const { id, version } = await demoService();
    await sessionOf('company').call('tagService', { id, tags: ['projet'] }, { version });
  });

  it('are added with Enter, one after the other, and saved by themselves', async () => {
    const { id } = await demoService();
    const page = await showPage(id);
    await edit(page);
    await expectAccessible(page.element);

    for (const tag of ['un', 'deux', 'trois']) {
      await sendKeys({ type: tag });
      await sendKeys({ press: 'Enter' });
    }

    assert.deepEqual(shown(page), ['projet', 'un', 'deux', 'trois']);
    await until(
      () => page.text.includes('Étiquettes : projet, un, deux, trois'),
      'the last line of the history',
    );
    assert.sameMembers((await sessionOf('company').call('getService', { id })).tags, [
      'projet',
      'un',
      'deux',
      'trois',
    ]);
    await sendKeys({ press: 'Escape' });
    await until(() => page.root.querySelector('.retag'), 'the end');
  });

  it('are suggested from those in use', async () => {
    const { id } = await demoService();
    const page = await showPage(id);
    await edit(page);

    await until(
      () => [...page.root.querySelectorAll('option')].some((option) => option.value === 'production'),
      'suggestions',
    );
    assert.isFalse(
      [...page.root.querySelectorAll('option')].some((option) => option.value === 'projet'),
      'not what is there already',
    );
  });

  it('are removed by their button, and the keyboard stays in the editor', async () => {
    const { id } = await demoService();
    const page = await showPage(id);
    await edit(page);

    page.button('Retirer l’étiquette projet').click();

    await until(() => page.text.includes('Étiquettes retirées'), 'the change');
    assert.equal(page.root.activeElement?.id, 'new-tag');
  });

  it('keep what somebody else changed meanwhile, and say so', async () => {
    const { id } = await demoService();
    const line = lineOf('company');
    line.listen = () => () => {};
    const page = await showPage(id, { session: createSession(line) });
    await edit(page);
    const other = sessionOf('company.other');
    await other.call(
      'tagService',
      { id, tags: ['projet', 'le leur'] },
      { version: (await other.call('getService', { id })).version },
    );

    await sendKeys({ type: 'le mien' });
    await sendKeys({ press: 'Enter' });
    await until(() => page.text.includes('les deux changements sont gardés'), 'the word');

    assert.sameMembers((await other.call('getService', { id })).tags, ['projet', 'le leur', 'le mien']);
  });

  it('stop at ten', async () => {
    const { id, version } = await demoService();
    await sessionOf('company').call(
      'tagService',
      { id, tags: Array.from({ length: 10 }, (_, at) => `t${at}`) },
      { version },
    );
    const page = await showPage(id);
    page.one<HTMLElement>('.retag').click();
    const field = await until(() => page.root.querySelector<HTMLInputElement>('#new-tag'), 'the field');

    assert.isTrue(field.disabled);
    assert.match(page.one('#tag-hint').textContent, /Dix étiquettes au plus/);
  });

  it('merge three ways', () => {
    assert.deepEqual(mergeTags(['a', 'b'], ['a', 'c'], ['a', 'b', 'd']), ['a', 'd', 'c']);
    assert.deepEqual(mergeTags([], ['x'], ['x']), ['x']);
    assert.deepEqual(mergeTags(['a'], [], ['a']), []);
  });
});
