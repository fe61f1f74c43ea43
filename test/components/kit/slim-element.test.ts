import { assert } from 'chai';
import { LitElement, css, html, type PropertyValues, type ReactiveController } from 'lit';
import { LitElement as SlimElement } from '../../../components/build/lit/element.ts';

// What the script tag loads in the place of Lit's element has to tell the same story, step by step.

interface Told extends HTMLElement {
  text: string;
  on: boolean;
  secret: unknown;
  readonly updateComplete: Promise<unknown>;
}

let made = 0;

/** Tells every step of its life, and lives through what an element of ours may meet. */
async function storyOf(base: typeof LitElement): Promise<string[]> {
  const told: string[] = [];
  const tag = `story-${++made}`;
  const host = document.createElement('div');
  document.body.append(host);
  host.innerHTML = `<${tag} some-text="from markup" on></${tag}>`;
  const element = host.firstElementChild as Told;
  element.secret = { set: 'before the class' };

  class Story extends base {
    static override styles = [
      [
        css`
          p {
            color: rgb(1, 2, 3);
          }
        `,
      ],
      css`
        p {
          color: rgb(4, 5, 6);
        }
      `,
    ];
    declare text: string;
    declare secret: unknown;
    constructor() {
      super();
      this.text = 'from the constructor';
      this.secret = 'default';
      const tell = (step: string) => (): number => told.push(step);
      const controller: ReactiveController = {
        hostConnected: tell('controller connected'),
        hostDisconnected: tell('controller disconnected'),
        hostUpdate: tell('controller update'),
        hostUpdated: tell('controller updated'),
      };
      this.addController(controller);
    }
    protected override willUpdate(changed: PropertyValues): void {
      told.push(
        `will ${[...changed]
          .map(([name, former]) => `${String(name)}:${JSON.stringify(former)}`)
          .toSorted()
          .join()}`,
      );
    }
    override render() {
      told.push(`render ${this.text} ${JSON.stringify(this.secret)}`);
      if (this.text === 'throw') throw new Error('refused');
      return html`<p>${this.text}</p>`;
    }
    protected override updated(changed: PropertyValues): void {
      told.push(`updated ${changed.size}`);
      if (this.text === 'once more') this.text = 'and more';
    }
  }
  Story.createProperty('text', { attribute: 'some-text' });
  Story.createProperty('on', { type: Boolean });
  Story.createProperty('secret', { attribute: false });
  customElements.define(tag, Story);

  const settled = async (): Promise<void> => {
    told.push(`complete ${String(await element.updateComplete.catch((error: Error) => error.message))}`);
    const paragraph = element.shadowRoot?.querySelector('p');
    told.push(
      `shown ${paragraph?.textContent} ${element.on} ${paragraph && getComputedStyle(paragraph).color}`,
    );
  };
  told.push(Story.observedAttributes.join());
  await settled();
  element.text = 'a';
  element.text = 'b';
  await settled();
  element.text = 'b';
  await settled();
  element.removeAttribute('on');
  element.setAttribute('some-text', 'again');
  await settled();
  element.text = 'once more';
  await settled();
  await settled();
  element.remove();
  element.text = 'elsewhere';
  await settled();
  host.append(element);
  element.text = 'throw';
  await settled();
  element.text = 'well again';
  await settled();
  host.remove();
  return told;
}

// One render is made to fail, and tells so to the page.
const quiet = (event: Event): void => event.preventDefault();

describe('the element of the script tag', () => {
  before(() => addEventListener('unhandledrejection', quiet, true));
  after(() => removeEventListener('unhandledrejection', quiet, true));

  it('lives as Lit’s own does', async () => {
    const expected = await storyOf(LitElement);

    assert.include(expected, 'complete refused');
    assert.deepEqual(await storyOf(SlimElement as unknown as typeof LitElement), expected);
  });
});
