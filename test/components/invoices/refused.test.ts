import { assert } from 'chai';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import type { Session } from '../../../components/session/session.ts';
import { leave, lineOf, until } from '../support/shown.ts';
import { numbersIn, showInvoices } from './shelf.ts';

/** The company’s session as it stands on a site to which the customer did not grant paying. */
function withoutPaying(): { readonly session: Session; readonly asked: () => number } {
  const line = lineOf('company');
  const { send } = line;
  let asked = 0;
  line.signIn = (): Promise<void> => {
    asked += 1;
    return Promise.resolve();
  };
  line.send = async (calls): ReturnType<typeof send> => {
    const replies = await send(calls);
    const text = JSON.stringify(replies).replaceAll(
      '"pay":{"allowed":true}',
      '"pay":{"allowed":false,"reason":"scope-missing"}',
    );
    return JSON.parse(text) as typeof replies;
  };
  return { session: createSession(line), asked: () => asked };
}

describe('<o2-invoices> where paying was not granted', () => {
  afterEach(leave);

  it('keeps the button, says once why it is shut, and offers to grant it', async () => {
    const { session, asked } = withoutPaying();
    const shelf = await showInvoices({ session, view: 'tab=to_pay' });
    const pay = shelf.all('tbody .pay');
    const why = await until(() => shelf.root.querySelector('#why-scope-missing'), 'the reason');

    await until(() => /Payer : Vous n’avez pas autorisé/.test(shelf.text), 'its words');
    assert.isAbove(pay.length, 1);
    for (const button of pay) {
      assert.equal(button.getAttribute('aria-disabled'), 'true');
      assert.equal(button.getAttribute('aria-describedby'), why.id);
    }
    assert.lengthOf(shelf.all('.refused'), 1);
    await expectAccessible(shelf.element);
    shelf.button('Autoriser ce site').click();
    assert.equal(asked(), 1);
  });

  it('says why a selection cannot be paid, and when nothing in it is due', async () => {
    const { session } = withoutPaying();
    const shelf = await showInvoices({ session });
    const boxOf = (number: string) => shelf.row(number).querySelector<HTMLInputElement>('.pick input');
    const due = shelf.all('tbody tr').find((row) => row.querySelector('.pay'))!;
    due.querySelector<HTMLInputElement>('.pick input')?.click();
    const bar = await until(() => shelf.root.querySelector<HTMLElement>('.selection'), 'the selection');
    await until(() => /Vous n’avez pas autorisé/.test(bar.textContent), 'the reason');

    due.querySelector<HTMLInputElement>('.pick input')?.click();
    const paid = numbersIn(shelf).find((number) => !shelf.row(number).querySelector('.pay'))!;
    boxOf(paid)?.click();
    await until(
      () => shelf.root.querySelector('.selection')?.textContent.includes('Rien à payer dans cette sélection'),
      'the word',
    );
  });
});
