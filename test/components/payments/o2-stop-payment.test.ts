import { assert } from 'chai';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { announce, showDesk } from './desk.ts';

const show = (token: string, options = {}) =>
  showDesk('o2-stop-payment', html`<o2-stop-payment token=${token}></o2-stop-payment>`, options);

describe('<o2-stop-payment>', () => {
  /** Links of other accounts than the one whose charges the neighbouring tests change at the same time. */
  let tokens: readonly string[] = [];
  before(async function () {
    // The first to ask opens the demo’s database.
    this.timeout(60_000);
    const all = (await (await announce()).json()) as string[];
    const nobody = sessionOf('nobody');
    const links = await Promise.all(
      all.map(async (token) => ({ token, ...(await nobody.call('readStopLink', { token })) })),
    );
    const company = sessionOf('company');
    const plans = await Promise.all(
      (['coming', 'past'] as const).map((when) =>
        company.call('listScheduledPayments', { when, limit: 100 }),
      ),
    );
    const own = new Set(plans.flatMap(({ items }) => items.map(({ label }) => label)));
    tokens = links
      .filter(({ label, status }) => status === 'open' && !own.has(label))
      .map(({ token }) => token);
    assert.isAtLeast(tokens.length, 3);
  });
  afterEach(leave);

  it('says what it would stop without anybody signed in, and stops it by keyboard only when asked', async () => {
    const line = lineOf('nobody');
    const desk = await show(tokens[0] ?? '', { session: createSession(line) });
    await desk.says(/Arrêter le prélèvement de [\d ,]+€ le .* pour .*\?/);
    assert.notInclude(line.calls, 'useStopLink');
    await expectAccessible(desk.element);

    desk.one<HTMLElement>('[part=stop]').focus();
    await sendKeys({ press: 'Enter' });
    await desk.says('Prélèvement arrêté pour cette fois. Le renouvellement automatique reste actif.');
    leave();
    const again = await show(tokens[0] ?? '', { session: createSession(lineOf('nobody')) });
    await again.says('Ce prélèvement est arrêté.');
  });

  it('renews no more where that is chosen, and its button says so before', async () => {
    const desk = await show(tokens[2] ?? '', { session: createSession(lineOf('nobody')) });
    await until(() => desk.root.querySelector('form'), 'the question');
    desk.all<HTMLInputElement>('input[name=how]')[1]?.click();
    await until(() => desk.one('[part=stop]').textContent.includes('Arrêter le renouvellement'), 'the word');
    desk.one('[part=stop]').click();
    await desk.says('Renouvellement automatique arrêté');
  });

  for (const [which, token] of [
    ['that nobody gave', 'A'.repeat(43)],
    ['that lost its end', 'A'.repeat(20)],
    ['without its secret', ''],
  ] as const)
    it(`says what happened to a link ${which}, and where to go`, async () => {
      const desk = await show(token, { session: createSession(lineOf('nobody')) });
      await desk.says('Ce lien n’arrête plus rien');
      await desk.says('Connectez-vous');
      assert.equal(desk.one<HTMLAnchorElement>('a.button').pathname, '/');
      await expectAccessible(desk.element);
    });

  it('keeps the question and offers another try when the server is lost', async () => {
    const line = lineOf('nobody');
    const desk = await show(tokens[1] ?? '', { session: createSession(line) });
    await until(() => desk.root.querySelector('form'), 'the question');
    line.cut = true;
    desk.one('[part=stop]').click();
    await desk.says('Le serveur ne répond pas');
    assert.exists(desk.root.querySelector('form [part=stop]'));
  });

  it('everybody can use it at 360 px in both themes', async () => {
    const desk = await show(tokens[1] ?? '', { width: 360, session: createSession(lineOf('nobody')) });
    await until(() => desk.root.querySelector('form'), 'the question');

    assert.isAtMost(desk.element.scrollWidth, 360);
    await expectAccessible(desk.element);
  });
});
