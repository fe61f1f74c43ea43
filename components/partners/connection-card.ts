import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../contract/partners.ts';
import { date, instant, type Locale } from '../kit/format.ts';
import type { ConnectionStrings } from './connection-strings.ts';

/** One connected site: what it sees, since when, where; and the way to cut it off. */
export function connectionCard(
  site: Connection,
  t: ConnectionStrings,
  locale: Locale,
  revoke: () => void,
): TemplateResult {
  const { partner, accounts, scopes } = site;
  const fact = (term: string, value: unknown): TemplateResult =>
    html`<div>
      <dt>${term}</dt>
      <dd class="wrap">${value}</dd>
    </div>`;
  return html`<li class="card" part="site">
    <h3 class="name wrap">
      ${partner.name} ${partner.suspended ? html`<span class="badge warn">${t.suspended}</span>` : nothing}
    </h3>
    <p class="soft small wrap">${partner.origins.join(' · ')}</p>
    <dl>
      ${fact(accounts.length > 1 ? t.accountsMany : t.accounts, accounts.map(({ label }) => label).join(', '))}
      ${fact(
        t.sees,
        html`<ul class="scopes">
          ${scopes.map((scope) => html`<li>${t.scopes[scope]}</li>`)}
        </ul>`,
      )}
      ${fact(t.since, date(site.createdAt, locale))} ${fact(t.until, date(site.expiresAt, locale))}
      ${fact(t.lastUse, site.lastUsedAt ? instant(site.lastUsedAt, locale) : t.neverUsed)}
    </dl>
    <p class="soft small">${t.browsers(site.browsers)}, ${t.sessions(site.sessions)}</p>
    <div class="buttons">
      <button class="danger" part="revoke" aria-label=${t.revokeOf(partner.name)} @click=${revoke}>
        ${t.revoke}
      </button>
    </div>
  </li>`;
}
