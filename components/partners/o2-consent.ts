import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Scope } from '../contract/access.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { ProblemError } from '../session/session.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { Attention } from './attention.ts';
import { firstChoice, toggled, type Asking, type Choice } from './choice.ts';
import { consentForm } from './consent-form.ts';
import { fr } from './consent-strings.ts';
import { meetVault, type NoVault, type OpenerVault, type Outcome } from './opener-vault.ts';
import { styles } from './styles.ts';

type Stage = 'asking' | 'working' | Outcome;

/**
 * @summary The window in which a customer signs in and lets a partner's page show his accounts.
 *
 * It lives on our own origin only, in the window that a partner's page opens: it meets the vault of that page, names the
 * site by what the vault saw, and hands it a code. Its button acts only for somebody who has looked at the window.
 *
 * @slot sign-in - An `<o2-sign-in inline>`, shown while nobody is signed in.
 * @csspart card - The frame around the question.
 * @csspart accounts - The group of accounts.
 * @csspart scopes - A group of permissions.
 * @csspart continue - The button that consents.
 */
export class O2Consent extends LitElement {
  static override styles = styles;

  /** The vault to serve, instead of the one of the opener: for stories and tests. */
  @property({ attribute: false }) vault?: OpenerVault | NoVault;

  @state() private choice: Choice | undefined;
  @state() private stage: Stage = 'asking';
  @state() private error = '';

  #session = new SessionController(this);
  #words = new StringsController(this, {
    fr,
    en: () => import('./consent-strings.en.ts').then(({ en }) => en),
  });
  #kit = new StringsController(this, kitStrings);
  #attention = new Attention(this);
  #who = new Query(this, this.#session, 'getSession', () => ({}));
  #asking = new Query(this, this.#session, 'describePartner', () => this.#question);

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.vault) void this.#meet();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { data } = this.#asking.answer;
    if (!data || this.choice || this.#session.state.status !== 'active') return;
    this.choice = firstChoice(data);
    this.#attention.restart();
  }

  override render(): TemplateResult {
    const { t } = this.#words;
    const { vault, stage } = this;
    if (!vault) return this.#say(t.meeting);
    if (vault === 'no-opener') return this.#say(t.noOpener, t.noOpenerTitle, true);
    if (vault === 'no-vault') return this.#say(t.noVault, t.noVaultTitle);
    if (stage === 'signed-in') return this.#say(t.done);
    if (stage === 'storage-refused') return this.#say(t.storageRefused, '', true);
    const { status, info } = this.#session.state;
    const failed = info ? undefined : this.#who.answer.error;
    if (failed) return this.#say(this.#kit.t.problems[failed.code]);
    if (status === 'loading') return this.#say(t.meeting);
    if (status !== 'active') return this.#signInPlace(vault.origin);
    const { data, error } = this.#asking.answer;
    if (error) return this.#say(this.#kit.t.problems[error.code]);
    return data && this.choice
      ? this.#form(data, this.choice, info?.person?.displayName ?? '')
      : this.#say(t.meeting);
  }

  async #meet(): Promise<void> {
    this.vault = await meetVault();
  }

  #signInPlace(origin: string): TemplateResult {
    const { t } = this.#words;
    return html`<p class="lead">${t.toContinue} <strong class="origin">${origin}</strong></p>
      <slot name="sign-in"></slot>`;
  }

  get #question(): { partner: string; origin: string } | undefined {
    const { vault } = this;
    if (typeof vault !== 'object' || this.#session.state.status !== 'active') return undefined;
    return { partner: vault.partner, origin: vault.origin };
  }

  #form(asking: Asking, choice: Choice, person: string): TemplateResult {
    return consentForm(asking, choice, {
      t: this.#words.t,
      person,
      live: this.#attention.given,
      busy: this.stage === 'working',
      error: this.error,
      toggleScope: (scope: Scope) => this.#choose(({ scopes }) => ({ scopes: toggled(scopes, scope) })),
      toggleAccount: (id) => this.#choose(({ accounts }) => ({ accounts: toggled(accounts, id) })),
      submit: (event) => {
        event.preventDefault();
        void this.#approve();
      },
      cancel: () => window.close(),
      signOut: () => {
        this.choice = undefined;
        void this.#session.value?.signOut();
      },
    });
  }

  #choose(change: (now: Choice) => Partial<Choice>): void {
    if (this.choice) this.choice = { ...this.choice, ...change(this.choice) };
  }

  async #approve(): Promise<void> {
    const { t } = this.#words;
    const { vault, choice } = this;
    if (!choice || !this.#attention.given || this.stage === 'working' || typeof vault !== 'object') return;
    this.error = choice.accounts.size === 0 ? t.chooseAccount : choice.scopes.size === 0 ? t.chooseScope : '';
    if (this.error) return;
    this.stage = 'working';
    const granted = { scopes: [...choice.scopes], accounts: [...choice.accounts] };
    const { partner, origin, key, codeChallenge } = vault;
    const outcome = await this.#call(() =>
      this.#session.value?.call('approvePartner', { partner, origin, ...granted, key, codeChallenge }),
    );
    if (outcome) await this.#finish(vault, outcome.code);
  }

  async #finish(vault: OpenerVault, code: string): Promise<void> {
    const outcome = await vault.redeem(code);
    this.stage = outcome;
    if (outcome === 'signed-in') window.close();
    if (outcome !== 'refused' && outcome !== 'offline') return;
    this.error = this.#words.t[outcome];
    // The vault has forgotten this sitting, whatever came of it.
    await this.#meet();
  }

  /** Calls, and turns a refusal into a sentence. */
  async #call<T>(work: () => Promise<T> | undefined): Promise<T | undefined> {
    this.error = '';
    try {
      return await work();
    } catch (error) {
      this.stage = 'asking';
      this.error = this.#kit.t.problems[error instanceof ProblemError ? error.code : 'unexpected'];
      return undefined;
    }
  }

  #say(text: string, title = '', space = false): TemplateResult {
    return html`<div class="card" role="status" part="card">
      ${title ? html`<h1 class="title">${title}</h1>` : nothing}
      <p>${text}</p>
      ${space ? html`<p><a href="/" target="_blank" rel="noopener">${this.#words.t.openSpace}</a></p>` : nothing}
    </div>`;
  }
}
