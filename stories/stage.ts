import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { DecoratorFunction } from 'storybook/internal/types';
import type { WebComponentsRenderer } from '@storybook/web-components-vite';
import { demoPartners } from '../demo/data/partners.ts';
import type { Shown } from './page.ts';
import type { Scenario } from './server/scenario.ts';

/**
 * Puts each story on a page of the asked theme, brand, language and width, inside the session of its visitor.
 * `parameters.bare` leaves the session to the story.
 */
export const stage: DecoratorFunction<WebComponentsRenderer> = (
  story,
  { globals, loaded, parameters, viewMode },
) => {
  const { theme, brand, locale, width } = globals as Record<string, string>;
  const shown = loaded['shown'] as Shown | undefined;
  const content = story() as TemplateResult;
  const { scopes } = (parameters['scenario'] ?? {}) as Scenario;
  const partner = scopes ? demoPartners.agency.key : nothing;
  const inside =
    shown && !parameters['bare']
      ? html`<o2-session partner=${partner} .session=${shown.session}>${content}</o2-session>`
      : content;
  // Elements read the language when they arrive on the page.
  return html`<div
    class="stage"
    data-view=${viewMode}
    ?data-flush=${parameters['flush']}
    data-theme=${theme ?? 'auto'}
    data-brand=${brand ?? 'o2'}
    lang=${locale ?? 'fr'}
  >
    <div class="column" data-width=${width ?? 'full'}>${keyed(locale, inside)}</div>
  </div>`;
};
