import { html, nothing, type TemplateResult } from 'lit';
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
  /** Why none of the accounts can be shown. */
  readonly noAccount: string | undefined;
  readonly submit: (event: Event) => void;
  readonly cancel: () => void;
  readonly signOut: () => void;
}

/** Who asks, for which accounts, to see and to do what, how long; and the two ways on. */
export function consentForm(asking: Asking, choice: Choice, at: ConsentContext): TemplateResult {
  const { t } = at;
  const { accounts, ceiling } = asking;
  const scopes = (legend: string, changes: boolean): unknown =>
    group(
      'scope',
      legend,
      ceiling
        .filter((scope) => scopeChanges(scope) === changes)
        .map((scope) => [
          scope,
          t.scopes[scope],
          asking.granted.includes(scope) ? `(${t.granted})` : '',
          choice.scopes.includes(scope),
        ]),
    );
  return html`<form class="card" part="card" @submit=${at.submit}>
    <h1 class="title"><strong>${asking.name}</strong> ${t.asks}</h1>
    <p class="soft wrap">${t.verified} <strong class="origin">${asking.origin}</strong></p>
    <p class="soft small">
      ${t.as} ${at.person}.
      <button type="button" class="quiet inline" @click=${at.signOut}>${t.notYou}</button>
    </p>
    ${
      accounts.length === 0
        ? errorView(at.noAccount)
        : group(
            'account',
            accounts.length > 1 ? t.accountsMany : t.accounts,
            accounts.map(({ id, label, number }) => [
              id,
              label,
              `${t.number} ${number}`,
              choice.accounts.includes(id),
            ]),
          )
    }
    ${scopes(t.sees, false)} ${scopes(t.changes, true)}
    <p class="soft small">${t.never}</p>
    <p class="soft small">${t.lasts(asking.days)}</p>
    ${errorView(at.error)}
    <div class="buttons">
      <button type="button" @click=${at.cancel}>${t.cancel}</button>
      <button class="primary" part="continue" aria-disabled=${at.live && !at.busy ? 'false' : 'true'}>
        ${at.busy ? t.working : t.continue}
      </button>
    </div>
  </form>`;
}

const errorView = (words: string | undefined): TemplateResult =>
  html`<p class="error" role="alert" ?hidden=${!words}>${words}</p>`;

type Box = readonly [value: string, words: string, note: string, ticked: boolean];

/** What can be ticked, each with its note; nothing where there is nothing. */
const group = (name: string, legend: string, boxes: readonly Box[]): unknown =>
  boxes.length === 0
    ? nothing
    : html`<fieldset part="${name}s">
        <legend>${legend}</legend>
        ${boxes.map(
          ([value, words, note, ticked]) =>
            html`<label class="choice">
              <input type="checkbox" name=${name} value=${value} .checked=${ticked} />
              <span class="wrap">${words} <span class="soft small">${note}</span></span>
            </label>`,
        )}
      </fieldset>`;
