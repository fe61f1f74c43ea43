import { assert } from 'chai';
import { html } from 'lit';
import '../../../components/payments/define.ts';
import type { O2Wallet } from '../../../components/payments/o2-wallet.ts';
import { createSession } from '../../../components/session/create-session.ts';
import type { Session } from '../../../components/session/session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, sessionOf, show, until } from '../support/shown.ts';

const plain = (text: string | null | undefined): string =>
  (text ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();

async function walletOf(session: Session, options = {}): Promise<{ element: O2Wallet; text: () => string }> {
  const around = await show(html`<o2-wallet></o2-wallet>`, session, options);
  const element = around.querySelector('o2-wallet')!;
  await until(() => element.shadowRoot?.querySelector('.balance, .notice'), 'the credit');
  return { element, text: () => plain(element.shadowRoot?.textContent) };
}

/** A session whose wallet is as the server would tell it after a payment that came too late. */
function withCredit(refundable: number): Session {
  const line = lineOf('empty');
  const { send } = line;
  const money = (cents: number) => ({ cents, currency: 'EUR' as const });
  const entry = {
    id: 'wal_1',
    at: '2026-11-20T10:00:00.000Z',
    amount: money(4200),
    origin: 'credit-note',
    originId: 'crn_1',
    originNumber: 'AV-2026-000007',
    use: '',
    useId: '',
  };
  const output = {
    balance: money(4200),
    refundable: money(refundable),
    entries: [entry],
    actions: { refund: refundable > 0 ? { allowed: true } : { allowed: false, reason: 'already-refunded' } },
  };
  line.send = async (calls) => {
    const replies = await send(calls);
    return replies.map((reply, i) => (calls[i]?.op === 'getWallet' ? { status: 200, output } : reply));
  };
  return createSession(line);
}

describe('<o2-wallet>', () => {
  afterEach(leave);

  it('says that there is no credit, and what would bring some', async () => {
    const { element, text } = await walletOf(sessionOf('empty'));

    assert.match(text(), /Votre crédit 0,00 € Pas de crédit pour le moment/);
    await expectAccessible(element);
  });

  it('names where the credit comes from, and asks before it sends anything back', async () => {
    const { element, text } = await walletOf(withCredit(3000));
    const root = element.shadowRoot!;
    assert.match(text(), /42,00 €.*Demander le remboursement.*Avoir AV-2026-000007/);
    await expectAccessible(element);

    root.querySelector<HTMLElement>('[part=refund]')!.click();
    await until(() => root.querySelector('.ask'), 'the question');
    assert.match(
      text(),
      /Rembourser 30,00 € sur le moyen de paiement d’origine \? Le reste a été payé autrement/,
    );
    await until(() => root.activeElement?.textContent.includes('Rembourser'), 'the focus on the answer');
    await expectAccessible(element);
    root.querySelector<HTMLElement>('.ask .primary')!.click();

    // The demo's account has no such credit: the server has the last word, and says why.
    await until(() => text().includes('Déjà remboursé'), 'the refusal');
  });

  it('says why it cannot go back, in English, at 360 px', async () => {
    const { element, text } = await walletOf(withCredit(0), { lang: 'en', width: 360 });

    await until(() => text().includes('No means of payment can take it back'), 'the reason');
    assert.isNull(element.shadowRoot!.querySelector('[part=refund]'));
    await expectAccessible(element);
  });
});
