import { LitElement, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { Attention } from './attention.ts';
import { firstChoice, type Asking } from './choice.ts';
import { consentForm } from './consent-form.ts';
import { fr } from './consent-strings.ts';
import type { End } from './after-strings.ts';
import { meetVault, type OpenerVault } from './opener-vault.ts';
import { consentStyles } from './consent-styles.ts';

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
  static override styles = consentStyles;

  /** The vault to serve instead of the one of the opener, or why there is none: for stories and tests. */
  @property({ attribute: false }) vault?: OpenerVault | End;

  @state() private busy = false;
  @state() private error = '';

  #session = new SessionController(this);
  #words = new StringsController(this, {
    fr,
    en: () => import('./consent-strings.en.ts'),
  });
  #kit = new StringsController(this, kitStrings);
  #attention = new Attention(this);
  #after = new Lazy(this, async () =>
    (await import('./after-consent.ts')).AfterConsent.load(this.#words.locale),
  );
  /** Whether the question is on display. */
  #asks = false;
  #who = new Query(this, this.#session, 'getSession', () => ({}));
  #asking = new Query(this, this.#session, 'describePartner', () => {
    const { vault } = this;
    if (typeof vault !== 'object' || this.#session.state.status !== 'active') return undefined;
    return { partner: vault.partner, origin: vault.origin };
  });

  constructor() {
    super();
    this.addEventListener('focusin', () => void this.#after.get(), { once: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.vault) void this.#meet();
  }

  protected override willUpdate(): void {
    const { data } = this.#asking.answer;
    if (typeof this.vault === 'string' || data?.accounts.length === 0) this.#after.soon();
    const asks = !!data && this.#session.state.status === 'active';
    if (asks && !this.#asks) this.#attention.restart();
    this.#asks = asks;
  }

  override render(): TemplateResult {
    const { t } = this.#words;
    const { vault } = this;
    const { problems } = this.#kit.t;
    if (typeof vault === 'string')
      return this.#say(
        this.#after.value?.explain(vault) ?? (this.#after.failed ? problems.offline : t.meeting),
      );
    const { status, info } = this.#session.state;
    const { data, error } = this.#asking.answer;
    const failed = info ? undefined : this.#who.answer.error;
    if (failed && vault) return this.#say(problems[failed.code]);
    if (!vault || status === 'loading') return this.#say(t.meeting);
    if (status !== 'active') return this.#signInPlace(vault.origin);
    if (error) return this.#say(problems[error.code]);
    return data ? this.#form(data, info?.person?.displayName ?? '') : this.#say(t.meeting);
  }

  async #meet(): Promise<void> {
    this.vault = await meetVault();
  }

  #signInPlace(origin: string): TemplateResult {
    const { t } = this.#words;
    return html`<p class="lead wrap">${t.toContinue} <strong class="origin">${origin}</strong></p>
      <slot name="sign-in"></slot>`;
  }

  #form(asking: Asking, person: string): TemplateResult {
    return consentForm(asking, firstChoice(asking), {
      t: this.#words.t,
      person,
      live: this.#attention.given,
      busy: this.busy,
      error: this.error,
      noAccount: this.#after.value?.noAccount(),
      submit: this.#approve,
      cancel: () => window.close(),
      signOut: () => void this.#session.value?.signOut(),
    });
  }

  #approve = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { vault } = this;
    if (!this.#attention.given || this.busy || typeof vault !== 'object') return;
    const ticked = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.error = '';
    const after = await this.#after.get();
    const { value } = this.#session;
    const { t } = this.#kit;
    const came = after && value && (await after.approve(value, vault, ticked, t));
    this.busy = false;
    if (!came) this.error = t.problems.offline;
    else if (typeof came === 'object') this.error = came.error;
    else if (came === 'signed-in' || came === 'storage-refused') this.vault = came;
    else {
      this.error = after.refused(came);
      // The vault has forgotten this sitting, whatever came of it.
      await this.#meet();
    }
    if (came === 'signed-in') window.close();
  };

  #say(what: unknown): TemplateResult {
    return html`<div class="card" role="status" part="card">
      ${typeof what === 'string' ? html`<p>${what}</p>` : what}
    </div>`;
  }
}
