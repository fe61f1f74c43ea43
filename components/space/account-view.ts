import { html, nothing, type TemplateResult } from 'lit';
import type { SessionInfo } from '../contract/profile.ts';
import type { Strings } from './strings.ts';

/** The account that the person acts for now. */
export const accountNow = ({ accounts, activeAccount }: SessionInfo) =>
  accounts.find(({ id }) => id === activeAccount);

/** Who is here and for which account: the button of the menu. */
export function accountButton(info: SessionInfo, t: Strings, show: (event: Event) => void): TemplateResult {
  const label = accountNow(info)?.label;
  const name = info.person?.displayName;
  return html`<button class="quiet me" part="account" aria-haspopup="true" @click=${show}>
    <span class="initials" aria-hidden="true">${info.person?.initials}</span>
    <span class="who"
      ><span class="for-reader">${t.account} : </span
      ><span>${label}</span>${name === label ? nothing : html`<span class="soft small">${name}</span>`}</span
    >
  </button>`;
}

/** Whether a note stands above the page: one acts for somebody else, or in a demonstration. */
export const isNoted = (info: SessionInfo): boolean =>
  info.sandboxes.length > 0 || accountNow(info)?.role !== 'holder';
