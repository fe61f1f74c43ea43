import { css, html, nothing, type TemplateResult } from 'lit';
import type { SessionInfo } from '../contract/profile.ts';
import { accountNow } from './account-view.ts';
import type { DemandStrings } from './demand-strings.ts';

/** Lines across the page. */
export const noteStyles = css`
  .demo {
    grid-area: notes;
  }
  .demo,
  .acting {
    padding: 0.5rem 1.5rem;
    background: color-mix(in oklab, var(--_surface), var(--_warn) 12%);
    font-size: 0.875em;
    text-align: center;
  }
  .acting {
    margin-block-end: 1rem;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface), var(--_info) 10%);
  }
`;

/** Which parts of a demonstration are not the real ones. */
export function demoView({ sandboxes }: SessionInfo, t: DemandStrings): TemplateResult | typeof nothing {
  if (sandboxes.length === 0) return nothing;
  const parts = sandboxes.map((name) => t.sandboxes[name] ?? name).join(', ');
  return html`<p class="demo" role="note">${t.demo(parts)}</p>`;
}

/** « Vous agissez pour le compte de X », as long as one does. */
export function actingView(info: SessionInfo, t: DemandStrings): TemplateResult | typeof nothing {
  const now = accountNow(info);
  if (!now || now.role === 'holder') return nothing;
  return html`<p class="acting" part="acting">
    ${t.acting} <strong>${now.label}</strong> · ${t.roles[now.role]}
  </p>`;
}
