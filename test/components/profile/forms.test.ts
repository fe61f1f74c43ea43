import { assert } from 'chai';
import { html } from 'lit';
import '../../../components/profile/define.ts';
import { ownPath } from '../../../components/profile/own-path.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, show, until, type Line } from '../support/shown.ts';

async function showSignIn(line: Line) {
  const around = await show(html`<o2-sign-in inline></o2-sign-in>`, createSession(line));
  const element = around.querySelector('o2-sign-in')!;
  const root = element.shadowRoot!;
  await until(() => root.querySelector('form'), 'the form');
  const type = (id: string, value: string): void => {
    const input = root.querySelector<HTMLInputElement>(`#${id}`)!;
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const submit = (): void => root.querySelector('form')!.requestSubmit();
  const summary = () => until(() => root.querySelector<HTMLElement>('.summary'), 'the summary');
  return { element, root, type, submit, summary };
}

describe('the forms of access', () => {
  afterEach(leave);

  it('keep what was typed when the server is out of reach, and send it again', async () => {
    const line = lineOf('nobody');
    const { root, type, submit, summary } = await showSignIn(line);
    type('email', 'nobody@example.fr');
    type('password', 'un mot de passe assez long');
    line.cut = true;
    submit();
    await until(
      () => root.querySelector('.summary')?.textContent.includes('Le serveur ne répond pas'),
      'the sentence',
    );
    assert.equal(root.querySelector<HTMLInputElement>('#password')?.value, 'un mot de passe assez long');

    line.cut = false;
    submit();
    await until(() => root.querySelector('.summary')?.textContent.includes('incorrect'), 'the refusal');
    assert.equal(root.activeElement, await summary());
  });

  it('send nothing that the contract refuses', async () => {
    const line = lineOf('nobody');
    const { type, submit, summary, root } = await showSignIn(line);
    type('email', 'camille');
    submit();
    await summary();

    assert.notInclude(line.calls, 'signIn');
    assert.deepEqual(
      [...root.querySelectorAll('.summary a')].map(({ textContent }) => textContent),
      ['Saisissez une adresse complète, comme nom@exemple.fr.', 'Saisissez votre mot de passe.'],
    );
  });

  it('send once, however often somebody presses while it is under way', async () => {
    const line = lineOf('nobody');
    const { root, type, submit, summary } = await showSignIn(line);
    type('email', 'nobody@example.fr');
    type('password', 'un mot de passe assez long');
    let go = (): void => {};
    line.hold = new Promise((done) => (go = done));
    for (let n = 0; n < 5; n++) submit();
    await until(() => root.querySelector('[part=submit][aria-disabled=true]'), 'the busy button');
    go();
    await summary();

    assert.equal(line.calls.filter((op) => op === 'signIn').length, 1);
  });

  it('tell the page when somebody signed in', async () => {
    const { element, type, submit } = await showSignIn(lineOf('nobody.signs.in'));
    const told = new Promise<Event>((heard) =>
      element.addEventListener('o2-signed-in', heard, { once: true }),
    );
    type('email', 'claire.martin@demo.o2.example');
    type('password', 'cerises-au-printemps');
    submit();

    assert.isTrue((await told).composed);
  });

  it('let nothing but an own path be the next page', () => {
    const origin = 'https://app.o2.example';
    const cases: Readonly<Record<string, string>> = {
      '/': '/', '/espace?a=b#c': '/espace?a=b#c', '/a/../b': '/b', '': '/', 'espace': '/', '//evil': '/', '/\\evil': '/', '\\\\evil': '/',
      'https://app.o2.example/': '/', 'https://evil/': '/', 'javascript:alert(1)': '/', '/\n/evil': '/', '/\t/evil': '/', ' //evil': '/', '/%2F/evil': '/%2F/evil',
    }; // prettier-ignore
    for (const [next, path] of Object.entries(cases))
      assert.equal(ownPath(next, origin), path, JSON.stringify(next));
    assert.equal(ownPath(null, origin), '/');
  });

  it('lead back to a portal of the operator, and to nothing that looks like one', () => {
    const origin = 'https://app.o2.example';
    const portals = ['https://portail.o2.example'];
    const cases: Readonly<Record<string, string>> = {
      'https://portail.o2.example/espace?a=b': 'https://portail.o2.example/espace?a=b', 'https://portail.o2.example': '/',
      'https://portail.o2.example@evil/': '/', 'https://portail.o2.example.evil/': '/', 'https://portail.o2.example:8443/': '/',
      'http://portail.o2.example/': '/', '//portail.o2.example/': '/', 'https:portail.o2.example/': '/', 'https://portail.o2.example/\n': '/',
    }; // prettier-ignore
    for (const [next, path] of Object.entries(cases))
      assert.equal(ownPath(next, origin, portals), path, JSON.stringify(next));
  });
});
