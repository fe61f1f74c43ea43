import { assert } from 'chai';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import type { HostedSurface, Session } from '../../../components/session/session.ts';
import { leave, lineOf, until } from '../support/shown.ts';
import { serviceOf, showPage } from './page.ts';

type Opened = [HostedSurface, Readonly<Record<string, string>>];

/** The company’s session; `scopes` as on a partner’s page that was granted no more. */
function sessionWith(scopes?: readonly string[]): { readonly session: Session; readonly opened: Opened[] } {
  const opened: Opened[] = [];
  const line = lineOf('company');
  line.open = (surface, params) => void opened.push([surface, params]);
  const { send } = line;
  if (scopes)
    line.send = async (calls): ReturnType<typeof send> => {
      const replies = await send(calls);
      return replies.map((reply, at) =>
        calls[at]?.op === 'getSession' && reply.output
          ? { ...reply, output: { ...reply.output, scopes } }
          : reply,
      );
    };
  return { session: createSession(line), opened };
}

describe('the means of a service', () => {
  afterEach(leave);

  it('is named where the service renews itself, and chosen on our own page for it alone', async () => {
    const { session, opened } = sessionWith();
    const { id } = await serviceOf(session, ({ renewal, state }) => renewal === 'auto' && state === 'active');
    const page = await showPage(id, { session });
    await until(() => page.text.includes('Prélevé avec Carte de la maison'), 'the means');
    assert.include(page.text, 'le moyen par défaut');
    await expectAccessible(page.element);

    page.button('Changer de moyen').click();
    assert.deepEqual(opened, [['payment-methods', { service: id }]]);
  });

  it('is not spoken of where nothing renews by itself', async () => {
    const { session } = sessionWith();
    const { id } = await serviceOf(
      session,
      ({ renewal, state }) => renewal === 'manual' && state === 'active',
    );
    const page = await showPage(id, { session });
    await new Promise((passed) => setTimeout(passed, 300));

    assert.notInclude(page.text, 'Prélevé avec');
  });

  it('is a link only on a partner’s page, and never asked for there', async () => {
    const { session, opened } = sessionWith(['services:read']);
    const { id } = await serviceOf(session, ({ renewal, state }) => renewal === 'auto' && state === 'active');
    const page = await showPage(id, { session });
    await until(() => page.text.includes('se choisit dans votre espace client'), 'the word');
    assert.notInclude(page.text, 'Carte de la maison');
    await expectAccessible(page.element);

    page.button('Choisir le moyen de paiement').click();
    assert.deepEqual(opened, [['payment-methods', { service: id, window: '1' }]]);
  });
});
