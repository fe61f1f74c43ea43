import { LitElement, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Errand } from '../contract/errands.ts';
import { answerView } from '../kit/answer-view.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { ProblemError } from '../session/session.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { errandView } from './errand-view.ts';
import { LinkKeeper } from './link-keeper.ts';
import { errandStrings } from './locales.ts';
import { errandStyles } from './styles.ts';

/**
 * @summary Slow work, followed live to its end: how far it is, what it waits for, how to stop it or start it again, and the
 * file that it made.
 *
 * It is the same for everything that takes longer than an answer: an archive of invoices today.
 *
 * @csspart errand - The whole of it.
 * @csspart download - The link to the file.
 * @csspart cancel - The button that stops it.
 * @csspart relaunch - The button that starts it again.
 * @csspart notice - What stands instead: refused, not found, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2Errand extends LitElement {
  static override styles = errandStyles;

  /** Id of the work, such as `err_1`. */
  @property({ attribute: 'errand-id' }) errandId?: string;

  @state() private refusal: ProblemError | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, errandStrings);
  #kit = new StringsController(this, kitStrings);
  #link = new LinkKeeper(this, this.#session);
  #query = new Query(this, this.#session, 'getErrand', () =>
    this.errandId ? { id: this.errandId } : undefined,
  );

  protected override updated(): void {
    const { data } = this.#query.answer;
    this.#link.want(data?.result && data.id === this.errandId ? data.id : undefined);
  }

  override render(): TemplateResult {
    const { answer } = this.#query;
    const shown = answer.data && answer.data.id !== this.errandId ? { status: 'loading' as const } : answer;
    return answerView<Errand>(shown, this.#session.standing(this.#kit), bones, (it) =>
      errandView(it, {
        t: this.#words.t,
        locale: this.#words.locale,
        url: this.#link.url,
        beside: this.#session.state.info?.partner !== undefined,
        follow: this.#link.follow,
        cancel: () => void this.#act('cancelErrand', it.id),
        relaunch: () => void this.#act('relaunchErrand', it.id),
        refusal: this.#refusalText,
      }),
    );
  }

  get #refusalText(): string {
    const reason = this.refusal?.problem?.reason;
    if (!this.refusal) return '';
    return reason ? this.#kit.t.reasons[reason] : this.#kit.t.problems[this.refusal.code];
  }

  async #act(op: 'cancelErrand' | 'relaunchErrand', id: string): Promise<void> {
    this.refusal = undefined;
    try {
      await this.#session.value?.call(op, { id });
    } catch (error) {
      this.refusal = error instanceof ProblemError ? error : new ProblemError();
    }
  }
}

const bones = html`<div class="bones"><span class="bone short"></span><span class="bone"></span></div>`;
