import { html, nothing, type TemplateResult } from 'lit';
import type { Scope } from '../contract/access.ts';
import { scopeChanges } from '../contract/scope-changes.ts';
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
  const can = (term: string, which: (scope: Scope) => boolean): TemplateResult | typeof nothing => {
    const some = scopes.filter(which);
    const list = html`<ul class="scopes">
      ${some.map((scope) => html`<li>${t.scopes[scope]}</li>`)}
    </ul>`;
    return some.length > 0 ? fact(term, list) : nothing;
  };
  return html`<li class="card" part="site" data-id=${site.id}>
    <h3 class="name wrap">
      ${partner.name} ${partner.suspended ? html`<span class="badge warn">${t.suspended}</span>` : nothing}
    </h3>
    <p class="soft small wrap">${partner.origins.join(' · ')}</p>
    <dl>
      ${fact(t.accounts, accounts.map(({ label }) => label).join(', '))}
      ${can(t.sees, (scope) => !scopeChanges(scope))} ${can(t.does, scopeChanges)}
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
