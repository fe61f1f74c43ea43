import { html, nothing, type TemplateResult } from 'lit';

/** One tab: its words, how many stand under it, and whether that asks for attention. */
export interface Tab<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly count?: string | undefined;
  readonly urgent?: boolean;
}

/**
 * Tabs after the WAI-ARIA pattern with manual activation: arrows, Home and End move, Enter or Space chooses. The panel
 * carries `role="tabpanel"`, the id `panel` and `aria-labelledby="tab-<key>"`.
 */
export function tabList<K extends string>(
  label: string,
  tabs: readonly Tab<K>[],
  chosen: K,
  choose: (key: K) => void,
): TemplateResult {
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${label} @keydown=${move}>
    ${tabs.map(
      ({ key, label: words, count, urgent }) =>
        html`<button
          role="tab"
          part="tab"
          id="tab-${key}"
          aria-controls="panel"
          aria-selected=${key === chosen ? 'true' : 'false'}
          tabindex=${key === chosen ? 0 : -1}
          @click=${() => choose(key)}
        >
          ${words}${count === undefined ? nothing : html`<span class=${urgent ? 'count urgent' : 'count'}>${count}</span>`}
        </button>`,
    )}
  </div>`;
}

function move(event: KeyboardEvent): void {
  const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
  const here = tabs.indexOf(event.target as HTMLButtonElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: -1,
  };
  const to = steps[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  tabs.at(to % tabs.length)?.focus();
}
