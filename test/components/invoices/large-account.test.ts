import { assert } from 'chai';
import { createSession } from '../../../components/session/create-session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, until } from '../support/shown.ts';
import { showInvoices } from './shelf.ts';

describe('<o2-invoices> of an account with very many documents', () => {
  afterEach(leave);

  it('searches a very large account part by part, some by itself, then when asked', async () => {
    const line = lineOf('company');
    const { send } = line;
    const asked = new Set<string>();
    // What the server answers for an account of very many documents (test/bff/invoices/many.test.ts).
    const partAfter = (cursor = 'part-0') => {
      const part = Number(cursor.slice('part-'.length)) + 1;
      asked.add(cursor);
      return {
        ...{ items: [], next: `part-${part}`, total: { count: 0, more: true } },
        partial: { rows: 1500, until: `${2026 - part}-03-12` },
      };
    };
    line.send = async (calls): ReturnType<typeof send> => {
      const replies = await send(
        calls.map((it) => ({ ...it, input: { ...it.input, cursor: undefined } }) as never),
      );
      return replies.map((reply, i) => {
        const { search, cursor } = (calls[i]?.input ?? {}) as { search?: string; cursor?: string };
        return calls[i]?.op === 'listInvoices' && search ? { status: 200, output: partAfter(cursor) } : reply;
      });
    };
    const shelf = await showInvoices({ session: createSession(line), view: 'search=introuvable' });

    await until(() => shelf.text.includes('Cherché jusqu’au 12 mars 2020'), 'the sixth part');
    assert.equal(asked.size, 6);
    await expectAccessible(shelf.element);
    shelf.button('Chercher plus loin').click();
    await until(() => shelf.text.includes('Cherché jusqu’au 12 mars 2014'), 'six more');
    assert.equal(asked.size, 12);
    assert.include(shelf.element.view, 'cursor=part-11');
  });
});
