import { css, html, nothing, type TemplateResult } from 'lit';
import type { FormStrings } from './form-strings.ts';

export const summaryStyles = css`
  .summary {
    display: grid;
    gap: 0.375rem;
    padding: 0.75rem 1rem;
    border: 2px solid var(--_bad);
    border-radius: var(--_radius);
  }
  .summary a {
    display: inline-block;
    min-height: 1.5rem;
  }
  .summary h2 {
    color: var(--_bad);
    font-size: 1em;
  }
`;

/** What went wrong, as a whole or by field; each line leads to its field. */
export function summaryView(
  errors: ReadonlyMap<string, string>,
  failure: string,
  t: Pick<FormStrings, 'correct' | 'failed'>,
): TemplateResult {
  const go = (event: Event, name: string): void => {
    event.preventDefault();
    const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  };
  return html`<div class="summary" role="alert" tabindex="-1" part="summary">
    <h2>${errors.size > 0 ? t.correct(errors.size) : t.failed}</h2>
    ${failure ? html`<p>${failure}</p>` : nothing}
    <ul>
      ${[...errors].map(
        ([name, sentence]) =>
          html`<li><a href="#${name}" @click=${(event: Event) => go(event, name)}>${sentence}</a></li>`,
      )}
    </ul>
  </div>`;
}
