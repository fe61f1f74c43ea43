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
    let parts = 0;
    // What the server answers for an account of very many documents (test/bff/invoices/many.test.ts).
    const part = () => ({
      ...{ items: [], next: `part-${++parts}`, total: { count: 0, more: true } },
      partial: { rows: 1500, until: `${2026 - parts}-03-12` },
    });
    line.send = async (calls): ReturnType<typeof send> => {
      const replies = await send(
        calls.map((it) => ({ ...it, input: { ...it.input, cursor: undefined } }) as never),
      );
      return replies.map((reply, i) => {
        const isSearch = calls[i]?.op === 'listInvoices' && (calls[i].input as { search?: string }).search;
        return isSearch ? { status: 200, output: part() } : reply;
      });
    };
    const shelf = await showInvoices({ session: createSession(line), view: 'search=introuvable' });

    await until(() => shelf.text.includes('Cherché jusqu’au 12 mars 2020'), 'the sixth part');
    assert.equal(parts, 6);
    await expectAccessible(shelf.element);
    shelf.button('Chercher plus loin').click();
    await until(() => shelf.text.includes('Cherché jusqu’au 12 mars 2014'), 'six more');
    assert.equal(parts, 12);
    assert.include(shelf.element.view, 'cursor=part-11');
  });
});
