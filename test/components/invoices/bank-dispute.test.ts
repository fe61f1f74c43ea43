import { assert } from 'chai';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { documentOf, showInvoice } from './shelf.ts';

type Outcome = 'open' | 'won' | 'lost';

/** A paid invoice whose payment the customer’s bank contests. */
async function showContested(
  outcome: Outcome,
  options: { readonly lang?: string; readonly width?: number } = {},
) {
  const paid = await documentOf(sessionOf('company'), 'paid', ({ summary }) =>
    Boolean(summary?.payments.some(({ source }) => source === 'payment')),
  );
  const line = lineOf('company');
  const { send } = line;
  const dispute = {
    amount: paid.total,
    outcome,
    since: '2026-11-20T08:00:00.000Z',
    ...(outcome === 'open' ? {} : { endedAt: '2026-11-22T08:00:00.000Z' }),
  };
  line.send = async (calls): ReturnType<typeof send> => {
    const replies = await send(calls);
    return replies.map((reply, at) => {
      const { payments = [] } = (reply.output ?? {}) as { payments?: object[] };
      return calls[at]?.op === 'getInvoice'
        ? {
            ...reply,
            output: { ...(reply.output as object), payments: payments.map((it) => ({ ...it, dispute })) },
          }
        : reply;
    });
  };
  const page = await showInvoice(paid.id, { session: createSession(line), ...options });
  await until(() => page.root.querySelector('.dispute'), 'the notice');
  return page;
}

describe('an invoice whose payment is contested at the bank', () => {
  afterEach(leave);

  for (const [outcome, what, next] of [
    ['open', /Votre banque nous a signalé le 20 novembre 2026/, /demandez à votre banque de la retirer/],
    ['won', /est confirmé depuis le 22 novembre 2026/, /Vous n’avez rien à faire/],
    ['lost', /a repris .* est de nouveau à payer/, /Elle a été réglée depuis/],
  ] as const)
    it(`says what happened and what comes next: ${outcome}`, async () => {
      const page = await showContested(outcome);
      const notice = page.one('.dispute').textContent;

      assert.match(notice, what);
      assert.match(notice, next);
      await expectAccessible(page.element);
    });

  it('fits a phone and speaks English', async () => {
    const page = await showContested('open', { lang: 'en', width: 360 });

    await until(() => page.text.includes('Payment disputed at your bank'), 'the words');
    assert.isAtMost(page.element.scrollWidth, 360);
    await expectAccessible(page.element);
  });
});
