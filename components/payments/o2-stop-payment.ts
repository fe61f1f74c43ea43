import { LitElement, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import { notice } from '../kit/answer-view.ts';
import { formStyles } from '../kit/form-styles.ts';
import { date, money } from '../kit/format.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { SessionController } from '../session/session-controller.ts';
import { fr, type StopStrings } from './stop-strings.ts';
import { styles } from './styles.ts';

const words: Sentences<StopStrings> = { fr, en: () => import('./stop-strings.en.ts').then(({ en }) => en) };

/**
 * @summary Stops one announced charge with the link of its mail, without signing in; hosted page only.
 *
 * Opening the link changes nothing: mail scanners follow links. Only the button stops the charge.
 *
 * @csspart stop - The button that stops the charge.
 */
export class O2StopPayment extends LitElement {
  static override styles = [...styles, formStyles];

  /** The link's secret, from the fragment of the address: it reaches no server log. */
  @property() token = '';

  @state() private about?: Output<'readStopLink'>;
  @state() private refused: ProblemError | undefined;
  @state() private done = false;
  @state() private busy = false;
  @state() private turnOff = false;

  #asked = '';
  #session = new SessionController(this);
  #words = new StringsController(this, words);
  #kit = new StringsController(this, kitStrings);

  protected override updated(): void {
    if (this.token && this.#asked !== this.token && this.#session.value) void this.#read();
  }

  override render(): TemplateResult {
    const { t, locale } = this.#words;
    if (this.done || this.about?.status === 'stopped') return notice(t.stopDone);
    if (this.refused) return notice(refusalText(this.refused, this.#kit.t));
    if (!this.about) return html`<span class="bone" aria-busy="true"></span>`;
    if (this.about.status === 'too-late') return notice(t.stopOver);
    const choice = (off: boolean, name: string, hint: string): TemplateResult =>
      html`<label class="choice">
        <input
          type="radio"
          name="how"
          .checked=${this.turnOff === off}
          @change=${() => (this.turnOff = off)}
        />
        <span>${name}</span><span class="hint">${hint}</span>
      </label>`;
    return html`<form class="stack narrow" @submit=${this.#stop}>
      <h2>
        ${t.stopAsk(this.about.label, money(this.about.amount, locale), date(this.about.dueOn, locale, 'long'))}
      </h2>
      <div class="choices">
        ${choice(false, t.stopOnce, t.stopOnceHint)} ${choice(true, t.stopAlways, t.stopAlwaysHint)}
      </div>
      <button class="primary" part="stop" ?disabled=${this.busy}>${t.stop}</button>
    </form>`;
  }

  async #read(): Promise<void> {
    this.#asked = this.token;
    try {
      this.about = (await this.#session.value?.call('readStopLink', {
        token: this.token,
      })) as Output<'readStopLink'>;
    } catch (error) {
      this.#show(error);
    }
  }

  #stop = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      await this.#session.value?.call('useStopLink', { token: this.token, turnOff: this.turnOff });
      this.done = true;
    } catch (error) {
      this.#show(error);
    } finally {
      this.busy = false;
    }
  };

  #show(error: unknown): void {
    this.refused = refusalOf(error);
  }
}
