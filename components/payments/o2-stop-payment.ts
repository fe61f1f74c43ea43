import { LitElement, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import { failedView, notice, type Standing } from '../kit/answer-view.ts';
import { formStyles } from '../kit/form-styles.ts';
import { date, money } from '../kit/format.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController, type Sentences } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { SessionController } from '../session/session-controller.ts';
import { fr, type StopStrings } from './stop-strings.ts';
import { styles } from './styles.ts';

const words: Sentences<StopStrings> = { fr, en: () => import('./stop-strings.en.ts') };

/**
 * @summary Stops one announced charge with the link of its mail, without signing in; hosted page only.
 *
 * Opening the link changes nothing: mail scanners follow links. Only the button stops the charge.
 *
 * @csspart stop - The button that stops the charge.
 * @csspart notice - What stands instead: stopped, too late, a link that is over, no server.
 */
export class O2StopPayment extends LitElement {
  static override styles = [...styles, formStyles];

  /** The link's secret, from the fragment of the address: it reaches no server log. */
  @property() token?: string;

  @state() private about: Output<'readStopLink'> | undefined;
  @state() private refused: ProblemError | undefined;
  @state() private done: 'skip' | 'turnOff' | undefined;
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
    if (this.done) return notice(t[`${this.done}Done`]);
    if (this.token === '' || isOver(this.refused)) return this.#over(t.expired, t.expiredNext);
    if (this.refused?.code === 'action-refused' || this.about?.status === 'too-late')
      return this.#over(t.over, t.overNext);
    if (this.about?.status === 'stopped') return notice(t.stopped);
    if (this.refused && !this.about) return failedView(this.refused.code, this.#standing);
    if (!this.about) return html`<span class="bone" aria-busy="true"></span>`;
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
        ${choice(false, t.skip, t.skipHint)} ${choice(true, t.turnOff, t.turnOffHint)}
      </div>
      <p class="error" role="alert" ?hidden=${!this.refused}>${refusalText(this.refused, this.#kit.t)}</p>
      <button class="primary" part="stop" aria-disabled=${this.busy}>
        ${this.turnOff ? t.turnOff : t.skip}
      </button>
    </form>`;
  }

  /** What happened to the link, and where the same is done without it. */
  #over(what: string, next: string): TemplateResult {
    return notice(
      what,
      html`<p>${next}</p>
        <a class="button primary" href="/">${this.#words.t.open}</a>`,
    );
  }

  /** Nobody needs to be signed in here: what cannot be had is tried again. */
  get #standing(): Standing {
    return { ...this.#session.standing(this.#kit), retry: () => void this.#read() };
  }

  async #read(): Promise<void> {
    const { token = '' } = this;
    this.#asked = token;
    this.refused = undefined;
    try {
      this.about = await this.#session.value?.call('readStopLink', { token });
    } catch (error) {
      this.refused = refusalOf(error);
    }
  }

  #stop = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { token = '', turnOff } = this;
    if (this.busy) return;
    this.busy = true;
    this.refused = undefined;
    try {
      await this.#session.value?.call('useStopLink', { token, turnOff });
      this.done = turnOff ? 'turnOff' : 'skip';
    } catch (error) {
      this.refused = refusalOf(error);
    } finally {
      this.busy = false;
    }
  };
}

/** A link that we never gave, gave too long ago, or that lost a part on its way. */
const isOver = (refused: ProblemError | undefined): boolean =>
  refused?.code === 'link-expired' || refused?.code === 'invalid-input';
