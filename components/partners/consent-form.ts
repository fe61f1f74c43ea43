import { html, nothing, type TemplateResult } from 'lit';
import type { Scope } from '../contract/access.ts';
import { scopeChanges } from '../contract/scope-changes.ts';
import type { Asking, Choice } from './choice.ts';
import type { ConsentStrings } from './consent-strings.ts';

/** What the form needs around what is asked. */
export interface ConsentContext {
  readonly t: ConsentStrings;
  readonly person: string;
  /** Whether the buttons act yet. */
  readonly live: boolean;
  readonly busy: boolean;
  readonly error: string;
  readonly toggleScope: (scope: Scope) => void;
  readonly toggleAccount: (id: string) => void;
  readonly submit: (event: Event) => void;
  readonly cancel: () => void;
  readonly signOut: () => void;
}

/** Who asks, for which accounts, to see and to do what, how long; and the two ways on. */
export function consentForm(asking: Asking, choice: Choice, at: ConsentContext): TemplateResult {
  const { t } = at;
  const sees = asking.ceiling.filter((scope) => !scopeChanges(scope));
  const changes = asking.ceiling.filter(scopeChanges);
  return html`<form class="card" part="card" @submit=${at.submit}>
    <h1 class="title"><strong>${asking.name}</strong> ${t.asks}</h1>
    <p class="soft wrap">${t.verified} <strong class="origin">${asking.origin}</strong></p>
    <p class="soft small">
      ${t.as} ${at.person}.
      <button type="button" class="quiet inline" @click=${at.signOut}>${t.notYou}</button>
    </p>
    ${asking.accounts.length === 0 ? html`<p class="error" role="alert">${t.noAccount}</p>` : accountGroup(asking, choice, at)}
    ${scopeGroup(t.sees, sees, asking, choice, at)} ${scopeGroup(t.changes, changes, asking, choice, at)}
    <p class="soft small">${t.never}</p>
    <p class="soft small">${t.lasts(asking.days)}</p>
    <p class="error" role="alert" ?hidden=${at.error === ''}>${at.error}</p>
    <div class="buttons">
      <button type="button" @click=${at.cancel}>${t.cancel}</button>
      <button class="primary" part="continue" aria-disabled=${at.live && !at.busy ? 'false' : 'true'}>
        ${at.busy ? t.working : t.continue}
      </button>
    </div>
  </form>`;
}

function accountGroup(
  { accounts }: Asking,
  choice: Choice,
  { t, toggleAccount }: ConsentContext,
): TemplateResult {
  return html`<fieldset part="accounts">
    <legend>${accounts.length > 1 ? t.accountsMany : t.accounts}</legend>
    ${accounts.map(
      ({ id, label, number }) =>
        html`<label class="choice">
          <input
            type="checkbox"
            name="account"
            .checked=${choice.accounts.has(id)}
            @change=${() => toggleAccount(id)}
          />
          <span class="wrap">${label} <span class="soft small">${t.number} ${number}</span></span>
        </label>`,
    )}
  </fieldset>`;
}

function scopeGroup(
  legend: string,
  scopes: readonly Scope[],
  { granted }: Asking,
  choice: Choice,
  { t, toggleScope }: ConsentContext,
): TemplateResult | typeof nothing {
  if (scopes.length === 0) return nothing;
  return html`<fieldset part="scopes">
    <legend>${legend}</legend>
    ${scopes.map(
      (scope) =>
        html`<label class="choice">
          <input
            type="checkbox"
            name="scope"
            value=${scope}
            .checked=${choice.scopes.has(scope)}
            @change=${() => toggleScope(scope)}
          />
          <span
            >${t.scopes[scope]}${granted.includes(scope) ? html` <span class="soft small">(${t.granted})</span>` : nothing}</span
          >
        </label>`,
    )}
  </fieldset>`;
}
