import { assert } from 'chai';
import { html } from 'lit';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../../components/partners/define.ts';
import type { O2Consent } from '../../../components/partners/o2-consent.ts';
import type { NoVault } from '../../../components/partners/opener-vault.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, show, until } from '../support/shown.ts';
import { newVault, type TestVault } from './vault.ts';

interface Shown {
  readonly element: O2Consent;
  readonly root: ShadowRoot;
  readonly text: () => string;
}

async function showConsent(vault: TestVault | NoVault, account = 'company', lang = 'fr'): Promise<Shown> {
  const session = sessionOf(account);
  const place = await show(
    html`<o2-consent .vault=${vault}><p slot="sign-in">place of the sign-in</p></o2-consent>`,
    session,
    { lang, width: 480 },
  );
  const element = place.querySelector('o2-consent') as O2Consent;
  const root = element.shadowRoot as ShadowRoot;
  return { element, root, text: () => root.textContent?.replaceAll(/\s+/g, ' ') ?? '' };
}

const buttonOf = ({ root }: Shown): Promise<HTMLButtonElement> =>
  until(() => root.querySelector<HTMLButtonElement>('[part=continue]'), 'the button');
const boxes = ({ root }: Shown, name: string): HTMLInputElement[] => [
  ...root.querySelectorAll<HTMLInputElement>(`input[name=${name}]`),
];
const ticked = (shown: Shown): string[] =>
  boxes(shown, 'scope')
    .filter(({ checked }) => checked)
    .map(({ value }) => value);

/** Looks at the window like a human. */
async function look(shown: Shown): Promise<HTMLButtonElement> {
  const button = await buttonOf(shown);
  await sendMouse({ type: 'move', position: [10, 10] });
  await sendMouse({ type: 'move', position: [30, 30] });
  await until(() => button.getAttribute('aria-disabled') === 'false', 'a live button');
  return button;
}

describe('<o2-consent>', () => {
  beforeEach(() => setViewport({ width: 480, height: 900 }));
  afterEach(leave);

  it('names the site by what its vault says, the accounts and the scopes; changing ones are not ticked', async () => {
    const shown = await showConsent(await newVault());
    await buttonOf(shown);

    assert.include(shown.text(), 'Atelier Pixel & Plume souhaite afficher votre espace client');
    assert.include(shown.text(), 'Site vérifié : http://partner-a.localhost:8788');
    assert.include(shown.text(), '180 jours');
    assert.sameMembers(ticked(shown), [
      'profile:read',
      'services:read',
      'contacts:read',
      'invoices:read',
      'tickets:read',
    ]);
    assert.isAbove(boxes(shown, 'account').length, 0);
    await expectAccessible(shown.element);
  });

  it('grants what is ticked and hands the code to the vault', async () => {
    const vault = await newVault();
    const shown = await showConsent(vault);
    const button = await look(shown);
    boxes(shown, 'scope')
      .find(({ value }) => value === 'contacts:read')
      ?.click();
    boxes(shown, 'scope')
      .find(({ value }) => value === 'services:manage')
      ?.click();

    button.click();
    await until(() => vault.codes.length > 0, 'a code');

    assert.match(vault.codes[0] ?? '', /^[\w-]{43}$/);
    await until(() => shown.text().includes('C’est fait'), 'the end');
    const list = await sessionOf('company').call('listConnections', {});
    const granted = ['invoices:read', 'profile:read', 'services:manage', 'services:read', 'tickets:read'];
    assert.include(
      list.items.map(({ scopes }) => [...scopes].toSorted().join()),
      granted.join(),
    );
  });

  it('does nothing for a click by script, for one too early, or without a move', async () => {
    const vault = await newVault();
    const shown = await showConsent(vault);
    const button = await buttonOf(shown);

    button.click();
    dispatchEvent(new PointerEvent('pointermove'));
    await new Promise((later) => setTimeout(later, 700));
    button.click();
    button.form?.requestSubmit();
    await new Promise((later) => setTimeout(later, 200));

    assert.isEmpty(vault.codes);
    assert.equal(button.getAttribute('aria-disabled'), 'true');
  });

  it('begins to wait again when the window was left', async () => {
    const shown = await showConsent(await newVault());
    const button = await look(shown);

    dispatchEvent(new Event('blur'));
    await shown.element.updateComplete;

    assert.equal(button.getAttribute('aria-disabled'), 'true');
  });

  it('works by keyboard alone', async () => {
    const vault = await newVault();
    const shown = await showConsent(vault, 'home');
    const button = await buttonOf(shown);
    await sendKeys({ press: 'Tab' });
    await until(() => button.getAttribute('aria-disabled') === 'false', 'a live button');

    button.focus();
    await sendKeys({ press: 'Enter' });

    await until(() => vault.codes.length === 1, 'a code');
  });

  it('asks for an account and a permission at least', async () => {
    const vault = await newVault();
    const shown = await showConsent(vault);
    const button = await look(shown);
    for (const box of boxes(shown, 'scope').filter(({ checked }) => checked)) box.click();
    button.click();
    await until(() => shown.text().includes('Cochez au moins une autorisation'), 'the sentence');
    for (const box of boxes(shown, 'account').filter(({ checked }) => checked)) box.click();
    await shown.element.updateComplete;
    button.click();

    await until(() => shown.text().includes('Choisissez au moins un compte'), 'the sentence');
    assert.isEmpty(vault.codes);
  });

  it('says in words what the vault could not do, and lets one begin anew', async () => {
    const vault = await newVault();
    vault.outcome = 'storage-refused';
    const shown = await showConsent(vault);
    (await look(shown)).click();

    await until(
      () => shown.text().includes('Votre navigateur ne garde pas la session de ce site'),
      'the sentence',
    );
    await expectAccessible(shown.element);
  });

  it('refuses a site that is not registered', async () => {
    const shown = await showConsent(await newVault('pk_test_agence', 'https://copy.example'));

    await until(() => shown.text().includes('Introuvable'), 'the refusal');
    assert.isNull(shown.root.querySelector('[part=continue]'));
  });

  it('shows the place of the sign-in, and for which site, while nobody is signed in', async () => {
    const shown = await showConsent(await newVault(), 'nobody');

    await until(() => shown.root.querySelector('slot[name=sign-in]'), 'the place');
    assert.include(shown.text(), 'Connectez-vous pour continuer vers http://partner-a.localhost:8788');
    await expectAccessible(shown.element);
  });

  for (const [without, sentence] of [
    ['no-opener', 'a perdu le site qui l’a ouverte'],
    ['no-vault', 'Le site ne répond pas'],
  ] as const)
    it(`explains itself without a vault (${without})`, async () => {
      const shown = await showConsent(without);

      await until(() => shown.text().includes(sentence), 'the sentence');
      await expectAccessible(shown.element);
    });

  it('speaks English on an English page', async () => {
    const shown = await showConsent(await newVault(), 'company', 'en');

    await until(() => shown.text().includes('would like to show your customer space'), 'English');
    await expectAccessible(shown.element);
  });
});
