import { assert } from 'chai';
import { leave, sessionOf, until } from '../support/shown.ts';
import { showList } from './list.ts';

const rename = async (account: string, id: string, label: string): Promise<void> => {
  const other = sessionOf(account);
  const { version } = await other.call('getService', { id });
  await other.call('labelService', { id, label }, { version });
};

describe('a list that others change', () => {
  afterEach(leave);

  it('follows at once and leaves the keyboard on the row where it was, wherever that row goes', async () => {
    const list = await showList({ session: sessionOf('large.live'), view: 'tab=active&sort=label' });
    const last = list.all('tbody tr').at(-1)!;
    const id = last.dataset['id'] ?? '';
    const before = list.names.at(-1);
    last.querySelector<HTMLElement>('.open')?.focus();

    await rename('large.elsewhere', id, '000 tout en haut');
    await until(() => list.names[0] === '000 tout en haut', 'the new name on top');

    const held = list.root.activeElement?.closest<HTMLElement>('tr')?.dataset['id'];
    await rename('large.elsewhere', id, before ?? '');
    assert.equal(held, id);
  });

  it('leaves what is being typed alone', async () => {
    const list = await showList({ session: sessionOf('large.live'), view: 'tab=active' });
    const field = list.one<HTMLInputElement>('input[type=search]');
    const id = list.one('tbody tr').dataset['id'] ?? '';
    field.focus();
    field.value = 'à moitié';

    await rename('large.elsewhere', id, 'Renommé pendant la saisie');
    await until(() => list.names.includes('Renommé pendant la saisie'), 'the new name');

    assert.equal(field.value, 'à moitié');
    assert.equal(list.root.activeElement, field);
    await rename('large.elsewhere', id, '');
  });
});
