import { assert, expect } from 'chai';
import { fixture, fixtureCleanup } from '@open-wc/testing-helpers/pure';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { expectAccessible } from '../../support/axe.ts';

@customElement('test-sample')
class TestSample extends LitElement {
  static override styles = css`
    p {
      color: light-dark(black, white);
      background: light-dark(white, black);
    }
    :host([faint]) p {
      color: light-dark(black, #333);
    }
  `;

  @property({ type: Boolean, reflect: true }) faint = false;
  @property() label = 'Fermer';

  override render() {
    return html`<p>Bonjour</p>
      <button aria-label=${this.label}></button>`;
  }
}

const failureOf = (element: Element): Promise<string> =>
  expectAccessible(element).then(
    () => '',
    (error: Error) => error.message,
  );

describe('the accessibility check', () => {
  afterEach(fixtureCleanup);
  document.documentElement.style.setProperty('color-scheme', 'light dark');

  it('passes an element that everybody can use', async () => {
    await expectAccessible(await fixture(html`<test-sample></test-sample>`));
  });

  it('names the rule and the place inside the shadow root', async () => {
    const failure = await failureOf(await fixture(html`<test-sample label=""></test-sample>`));

    expect(failure).to.match(/light: button-name at .*test-sample.*button/);
  });

  it('sees what is wrong in the dark theme only', async () => {
    const failure = await failureOf(await fixture(html`<test-sample faint></test-sample>`));

    expect(failure).to.match(/dark: color-contrast/);
    expect(failure).not.to.match(/light: color-contrast/);
  });

  it('meets elements whose decorated properties render again on change', async () => {
    const element = await fixture<TestSample>(html`<test-sample></test-sample>`);

    element.label = 'Ouvrir';
    await element.updateComplete;

    assert.equal(element.shadowRoot?.querySelector('button')?.ariaLabel, 'Ouvrir');
  });
});
