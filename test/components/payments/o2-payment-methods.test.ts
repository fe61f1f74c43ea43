import { assert } from 'chai';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { ProblemError } from '../../../components/session/session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { announce, methods, showDesk } from './desk.ts';

const show = (options = {}) => showDesk('o2-payment-methods', methods, options);
const cards = (desk: Awaited<ReturnType<typeof show>>) => desk.all('[part=method]');

describe('<o2-payment-methods>', () => {
  before(async function () {
    // The first to ask opens the demo’s database.
    this.timeout(60_000);
    await announce();
  });
  afterEach(leave);

  it('shows each means with what it pays for, its default, and the mandate of an account, and no number', async () => {
    const desk = await show();

    assert.lengthOf(cards(desk), 3);
    assert.match(desk.text, /Carte de la maison ?Par défaut/);
    assert.match(desk.text, /Mandat O2SBXDEMO\d{6}, signé le/);
    assert.match(desk.text, /Bac à sable/);
    const mandate = desk.all<HTMLDetailsElement>('details').find((it) => it.textContent.includes('mandat'))!;
    mandate.open = true;
    await desk.says('huit semaines');
    assert.match(desk.text, /Identifiant de créancier SEPA \(ICS\)\s: FR\d{2}ZZZ/);
    assert.notMatch(desk.text, /\d{13}/);
  });

  it('warns of a card that ends soon', async () => {
    const desk = await show();
    const card = cards(desk).find((it) => it.textContent.includes('Carte des achats'));

    assert.include(card?.textContent, 'Expire bientôt');
  });

  it('is named by keyboard, and says in words why a card number is no name', async () => {
    const desk = await show({ session: sessionOf('agency.means') });
    desk.button('Renommer').focus();
    await sendKeys({ press: 'Enter' });
    const field = await until(
      () => desk.root.querySelector<HTMLInputElement>('dialog[open] #label'),
      'the field',
    );
    field.focus();
    field.value = '4242 4242 4242 4242';
    await sendKeys({ press: 'Enter' });
    await desk.says('Ce texte contient un numéro de carte');
    await expectAccessible(desk.element);

    field.value = 'Carte du studio';
    field.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => desk.root.querySelector('h3')?.textContent.includes('Carte du studio'), 'the name');
    assert.isNull(desk.root.querySelector('dialog[open]'));
  });

  it('asks where the services of a removed means go, and removes nothing without an answer', async () => {
    const desk = await show();
    desk.button('Retirer Carte de la maison').click();
    const dialog = await until(
      () => desk.root.querySelector<HTMLDialogElement>('dialog[open]'),
      'the question',
    );

    assert.match(dialog.textContent, /Que faire de ces services/);
    const heirs = [...dialog.querySelectorAll<HTMLInputElement>('input[name=heir]')];
    assert.lengthOf(heirs, 3);
    assert.isFalse(dialog.querySelector('form')?.checkValidity());
    await expectAccessible(desk.element);

    await sendKeys({ press: 'Escape' });
    await until(() => !desk.root.querySelector('dialog[open]'), 'the end of it');
    assert.lengthOf(cards(desk), 3);
  });

  it('chooses the means of one service by keyboard, and returns it to the default', async () => {
    const desk = await show();
    await desk.says('Un moyen par service');
    const row = (): HTMLElement =>
      desk.all('[part=services] li').find((it) => it.textContent.includes('Site vitrine'))!;
    assert.match(row().textContent, /Carte de la maison · Par défaut/);
    row().querySelector('button')?.focus();
    await sendKeys({ press: 'Enter' });
    const dialog = await until(
      () => desk.root.querySelector<HTMLDialogElement>('dialog[open]'),
      'the question',
    );
    const radio = (words: string): HTMLInputElement | null | undefined =>
      [...dialog.querySelectorAll('label')]
        .find((it) => it.textContent.includes(words))
        ?.querySelector('input');
    assert.isTrue(radio('Le moyen par défaut')?.checked);
    await expectAccessible(desk.element);
    radio('Compte courant')?.click();
    dialog.querySelector('form')?.requestSubmit();

    await desk.says('Moyen de paiement enregistré pour Site vitrine.');
    await until(() => row().textContent.includes('Compte courant'), 'the choice');
    assert.notInclude(row().textContent, 'Par défaut');

    row().querySelector('button')?.click();
    await until(() => dialog.open && radio('Compte courant')?.checked, 'the question again');
    radio('Le moyen par défaut')?.click();
    dialog.querySelector('form')?.requestSubmit();
    await until(() => row().textContent.includes('Par défaut'), 'the default again');
  });

  it('asks the next question anew, however fast it follows the last one', async () => {
    const desk = await show();
    await desk.says('Un moyen par service');
    const choose = desk.all<HTMLButtonElement>('[part=services] button');
    choose[0]?.click();
    const dialog = await until(
      () => desk.root.querySelector<HTMLDialogElement>('dialog[open]'),
      'the question',
    );
    const untouched = [...dialog.querySelectorAll('input')].map((it) => it.checked);
    dialog.querySelector<HTMLInputElement>('input:not(:checked)')?.click();

    const ended = new Promise((done) => dialog.addEventListener('close', done, { once: true }));
    dialog.close();
    choose[0]?.click();
    await ended;
    await desk.element.updateComplete;

    assert.isTrue(dialog.open);
    assert.deepEqual(
      [...dialog.querySelectorAll('input')].map((it) => it.checked),
      untouched,
    );
    dialog.close();
    desk.button('Renommer').click();
    await until(() => dialog.open && dialog.querySelector('#label'), 'another question');
  });

  it('opens the question of the service that the address names, and closes its window', async () => {
    const { items } = await sessionOf('company').call('listPaymentMethods', {});
    const service = items.flatMap(({ services }) => services)[0]!;
    const desk = await showDesk(
      'o2-payment-methods',
      html`<o2-payment-methods service=${service.id} closes></o2-payment-methods>`,
    );
    const dialog = await until(
      () => desk.root.querySelector<HTMLDialogElement>('dialog[open]'),
      'the question',
    );

    assert.include(dialog.textContent, `Avec quel moyen renouveler ${service.label}`);
    await sendKeys({ press: 'Escape' });
    await until(() => !desk.root.querySelector('dialog[open]'), 'the end of it');
    assert.exists(desk.button('Fermer'));
  });

  it('goes nowhere without consent, and to the provider’s page with it', async () => {
    const line = lineOf('company');
    const asked: string[] = [];
    const { send } = line;
    line.send = (calls): ReturnType<typeof send> => {
      asked.push(...calls.map(({ op }) => String(op)));
      return send(calls);
    };
    const desk = await show({ session: createSession(line) });
    desk.button('Ajouter un compte bancaire').click();
    const form = await until(
      () => desk.root.querySelector<HTMLFormElement>('dialog[open] form'),
      'the dialog',
    );

    form.requestSubmit();
    assert.notInclude(asked, 'addPaymentMethod');
    form.querySelector<HTMLInputElement>('[name=consent]')!.click();
    form.requestSubmit();
    await until(() => asked.includes('addPaymentMethod'), 'the call');
  });

  it('lets nobody agree to a consent text that the page does not hold yet', async () => {
    const line = lineOf('company');
    const { send } = line;
    const later = (text: string): string => text.replace(/(consent\\?":\\?")2026-11/g, '$12031-01');
    line.send = async (calls) => {
      const replies = await send(calls);
      return JSON.parse(later(JSON.stringify(replies))) as typeof replies;
    };
    const desk = await show({ session: createSession(line) });
    desk.button('Ajouter un compte bancaire').click();

    await until(
      () => desk.root.querySelector('dialog[open] [role=alert]')?.textContent.includes('Rechargez la page'),
      'the way on',
    );
    assert.isNull(desk.root.querySelector('dialog[open] [name=consent]'));
    await expectAccessible(desk.element);
  });

  it('says why it shows nothing: nobody signed in, no means yet', async () => {
    const nobody = await show({ session: sessionOf('nobody') });
    assert.match(nobody.text, /Connectez-vous/);
    leave();
    const empty = await show({ session: sessionOf('empty') });
    assert.match(empty.text, /Aucun moyen de paiement enregistré/);
    await expectAccessible(empty.element);
  });

  it('offers another try when the server is lost', async () => {
    const line = lineOf('company');
    line.send = () => Promise.reject(new ProblemError());
    const desk = await show({ session: createSession(line) });

    assert.match(desk.text, /Réessayer/);
  });

  it('speaks English where the page does', async () => {
    const desk = await show({ lang: 'en' });
    await desk.says('Payment methods');

    assert.notMatch(desk.text, /Retirer|Renommer|Mandat /);
  });

  for (const width of [1200, 360])
    it(`everybody can use it at ${width} px in both themes`, async () => {
      const desk = await show({ width });

      assert.isAtMost(desk.element.scrollWidth, width);
      await expectAccessible(desk.element);
    });
});
