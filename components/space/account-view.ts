import { html, nothing, type TemplateResult } from 'lit';
import type { SessionInfo } from '../contract/profile.ts';
import type { Strings } from './strings.ts';

/** The account that the person acts for now. */
const accountNow = ({ accounts, activeAccount }: SessionInfo) =>
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

/** « Vous agissez pour le compte de X », as long as one does. */
export function actingView(info: SessionInfo, t: Strings): TemplateResult | typeof nothing {
  const now = accountNow(info);
  if (!now || now.role === 'holder') return nothing;
  return html`<p class="acting" part="acting">
    ${t.acting} <strong>${now.label}</strong> · ${t.roles[now.role]}
  </p>`;
}
