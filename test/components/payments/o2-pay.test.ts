import { assert } from 'chai';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { announce, dueIds, showDesk } from './desk.ts';

const show = (invoices: string, options = {}) =>
  showDesk('o2-pay', html`<o2-pay invoices=${invoices}></o2-pay>`, options);
const follow = (payment: string, options = {}) =>
  showDesk('o2-pay', html`<o2-pay payment=${payment}></o2-pay>`, options);

const choice = (root: ShadowRoot, words: string): HTMLInputElement | null | undefined =>
  [...root.querySelectorAll('label.choice')]
    .find((it) => it.textContent.includes(words))
    ?.querySelector('input');

describe('<o2-pay>', () => {
  before(async function () {
    // The first to ask opens the demo’s database.
    this.timeout(60_000);
    await announce();
  });
  afterEach(leave);

  it('shows what is due under an amount that the server fixed, and each way to pay it', async () => {
    const desk = await show(await dueIds(2));
    await desk.says(/Montant garanti jusqu’à/);

    assert.lengthOf(desk.all('.rows li'), 2);
    assert.match(desk.text, /Carte de la maison/);
    assert.match(desk.text, /Une autre carte ou un autre compte/);
    assert.match(desk.text, /Virement bancaire/);
    assert.match(desk.one('button.primary').textContent.replaceAll(/\s+/g, ' '), /Payer [\d ,]+€/);
    await expectAccessible(desk.element);
  });

  it('gives the reference of a transfer instead of charging anything', async () => {
    const line = lineOf('company');
    const desk = await show(await dueIds(1), { session: createSession(line) });
    await desk.says('Virement bancaire');
    choice(desk.root, 'Virement bancaire')?.click();
    await until(() => desk.one('button.primary').textContent.includes('référence du virement'), 'the word');
    desk.one<HTMLFormElement>('form').requestSubmit();

    await desk.says(/RF\d\d( [A-Z0-9]{4}){3}/);
    assert.match(desk.text, /Rien n’est encore payé/);
    assert.match(desk.text, /IBAN ?FR76/);
    assert.notInclude(line.calls, 'payInvoices');
    await expectAccessible(desk.element);
  });

  it('says in words that nothing is to be paid, or that somebody else pays already', async () => {
    const line = lineOf('company');
    const desk = await show('inv_nobody', { session: createSession(line) });

    await desk.says('Rien n’est à payer ici');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.lengthOf(
      line.calls.filter((op) => op === 'quotePayment'),
      1,
      'asked once',
    );
  });

  it('says that nothing is to be paid where no invoice is named', async () => {
    const desk = await show('');

    await desk.says('Rien n’est à payer ici');
  });

  it('leaves the keyboard at the button that was refused', async () => {
    const line = lineOf('company');
    const { send } = line;
    line.send = (calls): ReturnType<typeof send> =>
      calls.some(({ op }) => op === 'payInvoices')
        ? new Promise((_, refuse) => setTimeout(refuse, 200, new Error('cut')))
        : send(calls);
    const desk = await show(await dueIds(1), { session: createSession(line) });
    await desk.says(/Montant garanti jusqu’à/);

    desk.one('[part=pay]').focus();
    await sendKeys({ press: 'Enter' });
    await desk.says('ne répond pas');
    await new Promise((frame) => requestAnimationFrame(frame));
    assert.isTrue(desk.root.activeElement?.matches('[part=pay]'));
  });

  it('asks again for the amount when the network is back', async () => {
    const line = lineOf('company');
    const { send } = line;
    let cut = true;
    line.send = (calls): ReturnType<typeof send> =>
      cut && calls.some(({ op }) => op === 'quotePayment') ? Promise.reject(new Error('cut')) : send(calls);
    const desk = await show(await dueIds(1), { session: createSession(line) });
    await desk.says('ne répond pas');

    cut = false;
    desk.button('Réessayer').click();
    await desk.says(/Montant garanti jusqu’à/);
  });

  it('follows a payment: paid with what it settled, declined with the way on', async () => {
    const session = sessionOf('company');
    const { items } = await session.call('listPayments', { limit: 100 });
    const paid = items.find(({ status }) => status === 'succeeded')!;
    const desk = await follow(paid.id);
    await desk.says('Paiement reçu');

    assert.include(desk.text, paid.allocations[0]!.number);
    await expectAccessible(desk.element);
  });

  it('says why the bank refused, that nothing was taken, and leads back to the same invoices', async () => {
    const due = await dueIds(2);
    const line = lineOf('company');
    const { send } = line;
    line.send = async (calls): ReturnType<typeof send> =>
      (await send(calls)).map((reply, at) =>
        calls[at]?.op === 'getPayment' && reply.output
          ? {
              ...reply,
              output: {
                ...reply.output,
                status: 'failed',
                failure: 'payment_intent_authentication_failure',
                meantFor: due.split(','),
                allocations: [],
              },
            }
          : reply,
      );
    const { items } = await sessionOf('company').call('listPayments', { limit: 1 });
    const desk = await follow(items[0]!.id, { session: createSession(line) });

    await desk.says('Votre banque n’a pas reçu votre confirmation. Rien n’a été débité.');
    assert.equal(desk.one('a.primary').getAttribute('href'), `/pay?invoices=${due}`);
    await expectAccessible(desk.element);
  });

  it('says since when a payment is under way, and not to pay a second time', async () => {
    const line = lineOf('company');
    const { send } = line;
    line.send = async (calls): ReturnType<typeof send> => {
      const replies = await send(calls);
      return replies.map((reply, at) =>
        calls[at]?.op === 'getPayment' && reply.output
          ? {
              ...reply,
              output: {
                ...reply.output,
                status: 'processing',
                endedAt: undefined,
                at: '2026-11-23T13:02:00.000Z',
              },
            }
          : reply,
      );
    };
    const { items } = await sessionOf('company').call('listPayments', { limit: 1 });
    const desk = await follow(items[0]!.id, { session: createSession(line) });

    await desk.says(/Paiement en cours depuis 14:02, ne payez pas une seconde fois/);
    await expectAccessible(desk.element);
  });

  it('asks a stranger to sign in, and speaks English where the page does', async () => {
    const nobody = await show('inv_a', { session: sessionOf('nobody') });
    assert.match(nobody.text, /Connectez-vous/);
    leave();
    const desk = await show(await dueIds(1), { lang: 'en' });
    await desk.says('Bank transfer');
    assert.notMatch(desk.text, /Virement|À régler/);
  });

  it('everybody can use it at 360 px in both themes', async () => {
    const desk = await show(await dueIds(2), { width: 360 });
    await desk.says(/Montant garanti/);

    assert.isAtMost(desk.element.scrollWidth, 360);
    await expectAccessible(desk.element);
  });
});
