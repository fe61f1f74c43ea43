import { assert } from 'chai';
import { createSession } from '../../../components/session/create-session.ts';
import type { Session } from '../../../components/session/session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, until } from '../support/shown.ts';
import { showList } from './list.ts';

/** Answers as the server does for an account of very many services (test/bff/services/search.test.ts). */
function partly(hitIn = 0): { readonly session: Session; readonly parts: () => number } {
  const line = lineOf('company');
  const { send } = line;
  let parts = 0;
  line.send = async (calls): ReturnType<typeof send> => {
    const replies = await send(
      calls.map((it) => ({ ...it, input: { ...it.input, cursor: undefined, search: undefined } }) as never),
    );
    return replies.map((reply, i) => {
      const { search, cursor = 'part-0' } = (calls[i]?.input ?? {}) as { search?: string; cursor?: string };
      if (calls[i]?.op !== 'listServices' || !search) return reply;
      const part = Number(cursor.slice(5)) + 1;
      parts = Math.max(parts, part);
      const { items } = reply.output as { items: object[] };
      const found = part === hitIn ? items.slice(0, 2) : [];
      return {
        status: 200,
        output: {
          ...{ items: found, next: `part-${part}`, total: { count: found.length, more: true } },
          partial: { rows: 1500 },
        },
      };
    });
  };
  return { session: createSession(line), parts: () => parts };
}

describe('<o2-services> of an account with very many services', () => {
  afterEach(leave);

  for (const endless of [false, true])
    it(`searches it part by part, some by itself, then when asked${endless ? ', also without pages' : ''}`, async () => {
      const { session, parts } = partly();
      const list = await showList({ session, view: 'search=introuvable', endless });

      await until(() => parts() >= 6 && list.text.includes('Rien trouvé dans la partie'), 'the sixth part');
      assert.equal(parts(), 6);
      assert.notInclude(list.text, 'plus de 0');
      await expectAccessible(list.element);
      list.button('Chercher plus loin').click();
      await until(() => parts() === 12, 'six more');
      await until(() => list.text.includes('Chercher plus loin'), 'the question again');
    });

  it('says beside what it found that it looked at a part only', async () => {
    const { session } = partly(3);
    const list = await showList({ session, view: 'search=introuvable' });

    await until(() => list.names.length === 2, 'the hits of the third part');
    assert.match(list.text, /1–2.*une partie de vos services parcourue/);
  });
});
