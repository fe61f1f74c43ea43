import { LitElement, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SlowOperation } from '../contract/operations.ts';
import { answerView } from '../kit/answer-view.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { operationView } from './operation-view.ts';
import { LinkKeeper } from './link-keeper.ts';
import { operationStrings } from './locales.ts';
import { operationStyles } from './styles.ts';

/**
 * @summary Slow work, followed live to its end: how far it is, what it waits for, how to stop it or start it again, and the
 * file that it made.
 *
 * It is the same for everything that takes longer than an answer: an archive of invoices today.
 *
 * @csspart operation - The whole of it.
 * @csspart download - The link to the file.
 * @csspart cancel - The button that stops it.
 * @csspart relaunch - The button that starts it again.
 * @csspart notice - What stands instead: refused, not found, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2Operation extends LitElement {
  static override styles = operationStyles;

  /** Id of the work, such as `err_1`. */
  @property({ attribute: 'operation-id' }) operationId?: string;

  @state() private refusal: ProblemError | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, operationStrings);
  #kit = new StringsController(this, kitStrings);
  #link = new LinkKeeper(this, this.#session);
  #query = new Query(this, this.#session, 'getOperation', () =>
    this.operationId ? { id: this.operationId } : undefined,
  );

  protected override updated(): void {
    const { data } = this.#query.answer;
    this.#link.want(data?.result && data.id === this.operationId ? data.id : undefined);
  }

  override render(): TemplateResult {
    const { answer } = this.#query;
    const shown =
      answer.data && answer.data.id !== this.operationId ? { status: 'loading' as const } : answer;
    return answerView<SlowOperation>(shown, this.#session.standing(this.#kit), bones, (it) =>
      operationView(it, {
        t: this.#words.t,
        locale: this.#words.locale,
        url: this.#link.url,
        beside: this.#session.state.info?.partner !== undefined,
        follow: this.#link.follow,
        cancel: () => void this.#act('cancelOperation', it.id),
        relaunch: () => void this.#act('relaunchOperation', it.id),
        refusal: refusalText(this.refusal, this.#kit.t),
      }),
    );
  }

  async #act(op: 'cancelOperation' | 'relaunchOperation', id: string): Promise<void> {
    this.refusal = undefined;
    try {
      await this.#session.value?.call(op, { id });
    } catch (error) {
      this.refusal = refusalOf(error);
    }
  }
}

const bones = html`<div class="bones"><span class="bone short"></span><span class="bone"></span></div>`;
