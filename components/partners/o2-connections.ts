import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { Connection } from '../contract/partners.ts';
import { answerView, notice, type Standing } from '../kit/answer-view.ts';
import { FocusKeeper } from '../kit/focus-keeper.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { ProblemError } from '../session/session.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { connectionCard } from './connection-card.ts';
import { connectionsStyles } from './connections-styles.ts';
import { fr } from './connection-strings.ts';

const bones = html`<div class="bones columns">
  <div class="card"><span class="bone short"></span><span class="bone"></span></div>
</div>`;

/**
 * @summary The sites that a customer has connected to his space, and the way to cut each of them off.
 *
 * Works on our own pages and portals only: no partner may see or change what others were granted.
 *
 * @csspart site - One connected site.
 * @csspart revoke - The button that removes its access.
 * @csspart heading - Its title; a page with a title of its own hides it.
 * @csspart notice - What stands instead of the list.
 */
export class O2Connections extends LitElement {
  static override styles = connectionsStyles;

  @state() private leaving: Connection | undefined;
  @state() private busy = false;
  @state() private error = '';
  @state() private done = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  #session = new SessionController(this);
  #words = new StringsController(this, {
    fr,
    en: () => import('./connection-strings.en.ts'),
  });
  #kit = new StringsController(this, kitStrings);
  #list = new Query(this, this.#session, 'listConnections', () => ({}));

  constructor() {
    super();
    // A site that was cut off leaves its place to the next one.
    new FocusKeeper(this, '.status');
  }

  override render(): TemplateResult {
    const { t, locale } = this.#words;
    return html`<div class="intro">
        <h2 part="heading">${t.connections}</h2>
        <p class="soft">${t.connectionsWhy}</p>
      </div>
      <p class="status" role="status" tabindex="-1">${this.done}</p>
      ${answerView(this.#list.answer, this.#standing, bones, ({ items }) =>
        items.length === 0
          ? notice(t.none)
          : html`<ul class="columns">
              ${items.map((site) => connectionCard(site, t, locale, () => this.#ask(site)))}
            </ul>`,
      )}
      <dialog aria-labelledby="leave">${this.leaving ? this.#question(this.leaving) : nothing}</dialog>`;
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  #question(site: Connection): TemplateResult {
    const { t } = this.#words;
    return html`<div class="stack">
      <h2 id="leave">${t.revokeAsk(site.partner.name)}</h2>
      <p>${t.revokeText}</p>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      <div class="buttons">
        <button @click=${() => this.dialog.close()}>${this.#kit.t.cancel}</button>
        <button class="danger" aria-disabled=${this.busy} @click=${() => this.#revoke(site)}>
          ${t.revoke}
        </button>
      </div>
    </div>`;
  }

  async #ask(site: Connection): Promise<void> {
    this.error = this.done = '';
    this.leaving = site;
    await this.updateComplete;
    this.dialog.showModal();
  }

  async #revoke(site: Connection): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.#session.value?.call('revokeConnection', { id: site.id });
      this.done = this.#words.t.revoked(site.partner.name);
      if (this.leaving === site) this.dialog.close();
    } catch (error) {
      this.error = this.#kit.t.problems[error instanceof ProblemError ? error.code : 'unexpected'];
    } finally {
      this.busy = false;
    }
  }
}
