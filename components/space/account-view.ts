import { html, nothing, type TemplateResult } from 'lit';
import type { Account, SessionInfo } from '../contract/profile.ts';
import { showBelow } from '../kit/popover.ts';
import type { Strings } from './strings.ts';

/** More accounts than this and one looks for one by typing. */
const manyAccounts = 8;

/** What the account menu needs of its element. */
export interface AccountContext {
  readonly t: Strings;
  readonly info: SessionInfo;
  readonly search: string;
  readonly find: (text: string) => void;
  readonly choose: (account: Account) => void;
  readonly signOut: () => void;
}

/** Who is here and for which account, with the way to the other accounts and out. */
export function accountView(at: AccountContext): TemplateResult {
  const { t, info } = at;
  const now = info.accounts.find(({ id }) => id === info.activeAccount);
  const show = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLElement;
    showBelow(button.nextElementSibling as HTMLElement, button);
  };
  return html`<button class="quiet me" part="account" aria-haspopup="true" @click=${show}>
      <span class="initials" aria-hidden="true">${info.person?.initials}</span>
      <span class="who"
        ><span class="for-reader">${t.account} : </span><span>${now?.label}</span
        ><span class="soft small">${info.person?.displayName}</span></span
      >
    </button>
    <div popover="auto" class="menu" role="group" aria-label=${t.me}>
      <p class="title small soft">${info.person?.displayName}</p>
      ${info.accounts.length > 1 ? accountsView(at) : nothing}
      <ul>
        <li><button @click=${at.signOut}>${t.signOut}</button></li>
      </ul>
    </div>`;
}

function accountsView({ t, info, search, find, choose }: AccountContext): TemplateResult {
  const wanted = search.trim().toLowerCase();
  const shown = info.accounts.filter(({ label, number }) =>
    `${label} ${number}`.toLowerCase().includes(wanted),
  );
  return html`${
      info.accounts.length > manyAccounts
        ? html`<input
            type="search"
            aria-label=${t.findAccount}
            placeholder=${t.findAccount}
            .value=${search}
            @input=${({ target }: Event) => find((target as HTMLInputElement).value)}
          />`
        : nothing
    }
    <ul class="accounts" aria-label=${t.accounts}>
      ${shown.map(
        (account) =>
          html`<li>
            <button
              aria-current=${account.id === info.activeAccount ? 'true' : nothing}
              @click=${() => choose(account)}
            >
              ${account.label}<span class="small soft">${account.number} · ${t.roles[account.role]}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}

/** « Vous agissez pour le compte de X », as long as one does. */
export function actingView(
  { accounts, activeAccount }: SessionInfo,
  t: Strings,
): TemplateResult | typeof nothing {
  const now = accounts.find(({ id }) => id === activeAccount);
  if (!now || now.role === 'holder') return nothing;
  return html`<p class="acting" part="acting">
    ${t.acting} <strong>${now.label}</strong> · ${t.roles[now.role]}
  </p>`;
}
