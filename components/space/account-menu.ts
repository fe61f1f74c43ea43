import { css, html, nothing, type TemplateResult } from 'lit';
import type { Account, SessionInfo } from '../contract/profile.ts';
import type { DemandStrings } from './demand-strings.ts';

/** More accounts than this and one looks for one by typing. */
const manyAccounts = 8;

/** What the account menu needs of its element. */
export interface AccountContext {
  readonly words: DemandStrings;
  readonly info: SessionInfo;
  readonly search: string;
  readonly find: (text: string) => void;
  readonly choose: (account: Account) => void;
  readonly signOut: () => void;
}

/** The list of accounts, which may be long. */
export const accountStyles = css`
  .accounts {
    max-height: 18rem;
    margin-block-end: 0.375rem;
    padding-block: 0.375rem;
    border-block: 1px solid var(--_line);
    overflow: auto;
  }
  .accounts [aria-current] {
    background: color-mix(in oklab, transparent, var(--_accent) 10%);
  }
`;

/** The way to the other accounts and out. */
export const accountMenu = (at: AccountContext): TemplateResult =>
  html`<div popover="auto" class="menu" role="group" aria-label=${at.words.me}>
    <p class="title small soft">${at.info.person?.displayName}</p>
    ${at.info.accounts.length > 1 ? accountsView(at) : nothing}
    <ul>
      <li><button @click=${at.signOut}>${at.words.signOut}</button></li>
    </ul>
  </div>`;

function accountsView({ words, info, search, find, choose }: AccountContext): TemplateResult {
  const wanted = search.trim().toLowerCase();
  const shown = info.accounts.filter(({ label, number }) =>
    `${label} ${number}`.toLowerCase().includes(wanted),
  );
  const typed = ({ target }: Event): void => find((target as HTMLInputElement).value);
  return html`${
      info.accounts.length > manyAccounts
        ? html`<input
            type="search"
            aria-label=${words.findAccount}
            placeholder=${words.findAccount}
            .value=${search}
            @input=${typed}
          />`
        : nothing
    }
    <ul class="accounts" aria-label=${words.accounts}>
      ${shown.map(
        (account) =>
          html`<li>
            <button
              aria-current=${account.id === info.activeAccount ? 'true' : nothing}
              @click=${() => choose(account)}
            >
              ${account.label}<span class="small soft">${account.number} · ${words.roles[account.role]}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}
