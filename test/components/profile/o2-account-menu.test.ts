import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../components/profile/define.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, lineOf, show, until } from '../support/shown.ts';

async function showMenu(account: string, lang = 'fr') {
  const line = lineOf(account);
  const session = createSession(line);
  const around = await show(html`<o2-account-menu></o2-account-menu>`, session, { lang });
  const root = around.querySelector('o2-account-menu')!.shadowRoot!;
  const button = await until(() => root.querySelector<HTMLButtonElement>('[part]'), 'the menu');
  const entries = () => [...root.querySelectorAll<HTMLButtonElement>('.menu li button')];
  return { root, button, entries, session, line };
}

describe('<o2-account-menu>', () => {
  afterEach(leave);

  it('shows who is here and opens by keyboard, in both themes and languages', async () => {
    for (const lang of ['fr', 'en']) {
      const { root, button } = await showMenu('agency', lang);
      assert.include(button.textContent, 'Karim Benali');
      button.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => root.querySelector(':popover-open'), 'the popover');
      await until(
        () => root.textContent.includes(lang === 'fr' ? 'Se déconnecter' : 'Sign out'),
        'the words',
      );
      await expectAccessible(root.host);
      await sendKeys({ press: 'Escape' });
      assert.isNull(root.querySelector(':popover-open'));
      leave();
    }
  });

  it('switches to another account, which every element then shows', async () => {
    const { button, entries, session, line } = await showMenu('agency');
    const before = session.state.info?.activeAccount;
    button.click();
    const other = entries().find(
      (entry) => !entry.hasAttribute('aria-current') && entry.closest('[aria-labelledby]'),
    )!;

    other.click();

    await until(() => session.state.info && session.state.info.activeAccount !== before, 'the other account');
    await until(
      () =>
        entries().find((entry) => entry.getAttribute('aria-current') === 'true')?.textContent ===
        other.textContent,
      'the mark',
    );
    assert.include(line.calls, 'switchAccount');
  });

  it('asks nothing when the account in use is chosen', async () => {
    const { button, entries, line } = await showMenu('agency');
    button.click();
    entries()
      .find((entry) => entry.getAttribute('aria-current') === 'true')!
      .click();
    await new Promise((later) => setTimeout(later, 100));

    assert.notInclude(line.calls, 'switchAccount');
  });

  it('signs out, and then offers to sign in', async () => {
    const { root, button, entries } = await showMenu('home.menu');
    button.click();
    entries().at(-1)!.click();

    await until(() => root.querySelector('[part=sign-in]'), 'the way back in');
  });

  it('offers to sign in where nobody is, and opens the sign-in in the click', async () => {
    const line = lineOf('nobody');
    let asked = 0;
    const session = createSession({ ...line, signIn: () => (asked++, new Promise(() => {})) });
    const around = await show(html`<o2-account-menu></o2-account-menu>`, session);
    const button = await until(
      () =>
        around
          .querySelector('o2-account-menu')!
          .shadowRoot!.querySelector<HTMLButtonElement>('[part=sign-in]'),
      'the button',
    );

    button.click();

    assert.equal(asked, 1);
  });
});
