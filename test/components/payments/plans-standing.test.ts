import { assert } from 'chai';
import { expectAccessible } from '../../support/axe.ts';
import type { Problem } from '../../../components/contract/problem.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { announce, buttonOf as button, planned, rowsOf as rows, showDesk } from './desk.ts';

const show = (options = {}) => showDesk('o2-scheduled-payments', planned, options);

describe('<o2-scheduled-payments> for who may not act, or not now', () => {
  before(async function () {
    // The first to ask opens the demo’s database.
    this.timeout(60_000);
    await announce();
  });
  afterEach(leave);

  it('is to read only on a partner’s page', async () => {
    const line = lineOf('company');
    const { send } = line;
    line.send = async (calls): ReturnType<typeof send> => {
      const replies = await send(calls);
      return replies.map((reply, at) =>
        calls[at]?.op === 'getSession' && reply.output
          ? { ...reply, output: { ...reply.output, scopes: ['invoices:read'] } }
          : reply,
      );
    };
    const desk = await show({ session: createSession(line) });
    await until(() => rows(desk).length > 0, 'the charges');

    assert.lengthOf(desk.all('[part=plan] button'), 0);
    assert.notInclude(desk.text, 'Dans votre calendrier');
  });

  it('says that nothing can be saved at the moment, and shows on what can be read', async () => {
    const line = lineOf('company');
    const { send } = line;
    const problem: Problem = {
      type: 'https://espace-o2.example/problems/read-only',
      code: 'read-only',
      status: 503,
      title: 'Nothing can be saved at the moment',
      instance: 'req_1',
      retryAfter: 60,
    };
    line.send = async (calls) => {
      const replies = await send(calls.filter(({ op }) => op !== 'payScheduledNow'));
      return calls.length > replies.length ? [{ status: 503, problem }] : replies;
    };
    const desk = await show({ session: createSession(line) });
    await until(() => rows(desk).length > 0, 'the charges');
    const before = rows(desk).length;

    button(
      rows(desk).find((row) => button(row, 'Payer maintenant')),
      'Payer maintenant',
    )?.click();
    await desk.says('Rien ne peut être enregistré en ce moment, et rien n’a été fait.');
    assert.lengthOf(rows(desk), before);
    await expectAccessible(desk.element);
  });

  it('says why it shows nothing', async () => {
    const nobody = await show({ session: sessionOf('nobody') });
    assert.match(nobody.text, /Connectez-vous/);
    leave();
    const empty = await show({ session: sessionOf('empty') });
    await empty.says('Aucun prélèvement à venir');
    await expectAccessible(empty.element);
  });
});
