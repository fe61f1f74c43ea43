import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Scope } from '../contract/access.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { ProblemError, type Session } from '../session/session.ts';
import { fr, type AfterStrings, type End } from './after-strings.ts';
import type { ToWindow } from '../session/vault/protocol.ts';
import type { OpenerVault } from './opener-vault.ts';

/** What came of a sign-in at the vault. */
export type Outcome = Extract<ToWindow, { t: 'done' }>['outcome'];

const redeemMs = 20_000;

/** What a consent needs from the moment it is given, and the words for what does not go as it should. */
export class AfterConsent {
  readonly #t: AfterStrings;

  static async load(locale: Locale): Promise<AfterConsent> {
    return new AfterConsent(locale === 'en' ? (await import('./consent-strings.en.ts')).after : fr);
  }

  private constructor(t: AfterStrings) {
    this.#t = t;
  }

  /** Grants what is ticked and hands the code to the vault; or says in words what hinders. */
  async approve(
    session: Session,
    vault: OpenerVault,
    ticked: FormData,
    kit: KitStrings,
  ): Promise<Outcome | { readonly error: string }> {
    const accounts = ticked.getAll('account') as string[];
    const scopes = ticked.getAll('scope') as Scope[];
    if (accounts.length === 0) return { error: this.#t.chooseAccount };
    if (scopes.length === 0) return { error: this.#t.chooseScope };
    const { partner, origin, key, codeChallenge } = vault;
    try {
      const asked = { partner, origin, scopes, accounts, key, codeChallenge };
      const { code } = await session.call('approvePartner', asked);
      return (await redeem(vault, code)) ?? 'offline';
    } catch (error) {
      return { error: kit.problems[error instanceof ProblemError ? error.code : 'unexpected'] };
    }
  }

  /** Why the vault refused, for the form. */
  refused = (outcome: 'refused' | 'offline'): string => this.#t[outcome];

  noAccount = (): string => this.#t.noAccount;

  /** What stands instead of the form. */
  explain(what: End): TemplateResult {
    const { title, text, way } = this.#t.ends[what];
    return html`${title ? html`<h1 class="title">${title}</h1>` : nothing}
      <p>${text}</p>
      ${way ? html`<p><a href="/" target="_blank" rel="noopener">${this.#t.openSpace}</a></p>` : nothing}`;
  }
}

/** Hands the code over and hears what came of it. */
const redeem = (vault: OpenerVault, code: string): Promise<Outcome | undefined> =>
  vault.say({ t: 'code', nonce: vault.nonce, code }, redeemMs, (it) =>
    it.t === 'done' && it.nonce === vault.nonce ? it.outcome : undefined,
  );
