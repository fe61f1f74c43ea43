import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { autoRenewConsentVersion, Service } from '../contract/services.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { ProblemError, type Session } from '../session/session.ts';
import { chargeOf, longDate } from './charge.ts';
import { fr, type RenewalStrings } from './renewal-strings.ts';

const version: typeof autoRenewConsentVersion = '2026-11';

/** The box with the last day, and the consent that must be readable. */
export const autoRenewStyles = css`
  .consent {
    display: grid;
    gap: 0.625rem;
    padding-inline-start: 1.125rem;
    list-style: disc;
  }
  .limit {
    padding: 0.75rem 1rem;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface), var(--_accent) 6%);
  }
  .limit strong {
    display: block;
  }
`;

/** The terms that a consent refers to, beside the question. */
export const termsLink = (words: string, session: Sessions): TemplateResult =>
  html`<p>
    <button type="button" class="quiet small" @click=${() => session.value?.openHosted('terms')}>
      ${words}
    </button>
  </p>`;

type Host = ReactiveControllerHost & HTMLElement;
type Sessions = { readonly value: Session | undefined };

/**
 * Asks before automatic renewal is turned on (the consent, with amount, days and how to stop) or off (what then
 * happens).
 */
export class AutoRenewDialog {
  readonly styles = [dialogStyles, autoRenewStyles];
  #host: Host;
  #session: Sessions;
  #t: RenewalStrings;
  #locale: Locale;
  #service: Service | undefined;
  #on = true;
  #busy = false;
  #problem: ProblemError | undefined;
  #done = '';

  static async load(host: Host, session: Sessions, locale: Locale): Promise<AutoRenewDialog> {
    const t = locale === 'en' ? (await import('./renewal-strings.en.ts')).en : fr;
    return new AutoRenewDialog(host, session, t, locale);
  }

  private constructor(host: Host, session: Sessions, t: RenewalStrings, locale: Locale) {
    this.#host = host;
    this.#session = session;
    this.#t = t;
    this.#locale = locale;
  }

  /** Reads the service as it stands now, then asks. */
  async show(id: string, on: boolean): Promise<void> {
    this.#problem = undefined;
    this.#done = '';
    this.#on = on;
    this.#service = undefined;
    this.#busy = true;
    this.#render();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    await this.#attempt(() => this.#read(id));
  }

  render(kit: KitStrings): TemplateResult {
    const t = this.#t;
    const problem = this.#problem;
    return html`<dialog
        id="auto-renew"
        aria-labelledby="auto-renew-title"
        closedby=${this.#busy ? 'none' : 'any'}
      >
        <div class="stack">
          <h2 id="auto-renew-title">${this.#on ? t.on : t.off}</h2>
          ${this.#service ? (this.#on ? this.#consent(this.#service) : this.#warning(this.#service)) : this.#problem ? nothing : html`<p class="soft">${kit.loading}</p>`}
          ${problem ? html`<p class="error" role="alert">${this.#sentence(problem, kit)}</p>` : nothing}
          <div class="buttons">
            <button @click=${() => this.#dialog?.close()}>${this.#on ? kit.cancel : t.keep}</button>
            <button
              class=${this.#on ? 'primary' : 'danger'}
              aria-disabled=${this.#busy || !this.#service ? 'true' : 'false'}
              @click=${() => this.#confirm()}
            >
              ${this.#on ? t.agree : t.stop}
            </button>
          </div>
        </div>
      </dialog>
      <p class="for-reader" role="status">${this.#done}</p>`;
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('#auto-renew');
  }

  #sentence(problem: ProblemError, kit: KitStrings): string {
    if (problem.code === 'precondition-failed') return this.#t.changed;
    const reason = problem.problem?.reason;
    return reason ? kit.reasons[reason] : kit.problems[problem.code];
  }

  #consent(service: Service): TemplateResult {
    const t = this.#t;
    const charge = chargeOf(service, t, this.#locale);
    return html`<ul class="consent">
        ${t.consent[version](charge).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      ${termsLink(t.terms, this.#session)}
      ${
        charge.chargedOn
          ? html`<p class="limit">
              <strong>${t.stopUntil(charge)}</strong>
              ${charge.announcedOn ? t.next(charge) : t.announcedNow(charge)}
              ${charge.after ? t.after(charge.after) : nothing}
            </p>`
          : nothing
      }
      ${service.state !== 'active' && service.expiresOn ? html`<p class="limit">${t.tooLate(longDate(service.expiresOn, this.#locale))}</p>` : nothing}`;
  }

  #warning({ expiresOn }: Service): TemplateResult {
    return html`<p>${expiresOn ? this.#t.offWhy(longDate(expiresOn, this.#locale)) : this.#t.offUndated}</p>`;
  }

  async #confirm(): Promise<void> {
    const service = this.#service;
    const session = this.#session.value;
    if (this.#busy || !service || !session) return;
    const { id, renewalOffer } = service;
    // What was read is what is agreed to: after midnight the day may be another one.
    const shown = renewalOffer && { chargedOn: renewalOffer.chargedOn };
    const input = this.#on
      ? ({ id, on: true, consent: version, ...shown } as const)
      : ({ id, on: false } as const);
    await this.#attempt(async () => {
      await session.call('setAutoRenew', input, { version: service.version });
      this.#done = this.#on ? this.#t.done.on : this.#t.done.off;
      this.#dialog?.close();
    });
    if (this.#problem?.code === 'precondition-failed') await this.#read(id);
  }

  async #read(id: string): Promise<void> {
    this.#service = await this.#session.value?.call('getService', { id });
    this.#render();
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.#busy = true;
    this.#problem = undefined;
    this.#render();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.#problem = error;
    } finally {
      this.#busy = false;
      this.#render();
    }
  }

  #render(): void {
    this.#host.requestUpdate();
  }
}
