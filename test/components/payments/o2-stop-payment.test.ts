import { assert } from 'chai';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, until } from '../support/shown.ts';
import { announce, showDesk } from './desk.ts';

const show = (token: string, options = {}) =>
  showDesk('o2-stop-payment', html`<o2-stop-payment token=${token}></o2-stop-payment>`, options);

describe('<o2-stop-payment>', () => {
  let tokens: string[] = [];
  before(async function () {
    // The first to ask opens the demo’s database.
    this.timeout(60_000);
    tokens = (await (await announce()).json()) as string[];
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
    await desk.says('Prélèvement arrêté.');
    leave();
    const again = await show(tokens[0] ?? '', { session: createSession(lineOf('nobody')) });
    await again.says('Prélèvement arrêté.');
  });

  it('says that a link is over', async () => {
    const desk = await show('A'.repeat(43), { session: createSession(lineOf('nobody')) });
    await desk.says('Ce lien a expiré');
  });

  it('everybody can use it at 360 px in both themes', async () => {
    const desk = await show(tokens[1] ?? '', { width: 360, session: createSession(lineOf('nobody')) });
    await until(() => desk.root.querySelector('form'), 'the question');

    assert.isAtMost(desk.element.scrollWidth, 360);
    await expectAccessible(desk.element);
  });
});
