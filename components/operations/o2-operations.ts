import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import { answerView, notice } from '../kit/answer-view.ts';
import { define } from '../kit/define.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { operationStrings } from './locales.ts';
import { O2Operation } from './o2-operation.ts';
import { operationStyles } from './styles.ts';

define('o2-operation', O2Operation);

type Page = Output<'listOperations'>;

/**
 * @summary All slow work that the signed-in person started on the account, newest first, each followed live.
 *
 * @slot empty - Shown when there is none, instead of the sentence.
 * @csspart list - The list.
 * @csspart more - The button that goes further back.
 * @csspart notice - What stands instead of the list: empty, refused, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2Operations extends LitElement {
  static override styles = operationStyles;

  /** Only what is not over yet. */
  @property({ type: Boolean }) live = false;

  @state() private size = 10;

  #session = new SessionController(this);
  #words = new StringsController(this, operationStrings);
  #kit = new StringsController(this, kitStrings);
  #list = new Query(this, this.#session, 'listOperations', () => ({
    limit: this.size,
    ...(this.live ? { live: true } : {}),
  }));

  override render(): TemplateResult {
    return answerView<Page>(this.#list.answer, this.#session.standing(this.#kit), bones, ({ items, next }) =>
      items.length === 0
        ? html`<slot name="empty">${notice(this.#words.t.none)}</slot>`
        : html`<ul class="list" part="list" aria-label=${this.#words.t.list}>
              ${items.map(({ id }) => html`<li><o2-operation operation-id=${id}></o2-operation></li>`)}
            </ul>
            ${next && this.size < 100 ? html`<p><button class="quiet" part="more" @click=${() => (this.size = Math.min(100, this.size + 30))}>${this.#kit.t.next}</button></p>` : nothing}`,
    );
  }
}

const bones = html`<div class="bones"><span class="bone short"></span><span class="bone"></span></div>`;
