import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tokens } from 'virtual:tokens';
import { elements } from '../.storybook/manifest.ts';
import { brands, type Brand } from '../brands.ts';
import type { Shown } from '../page.ts';
import type { Scenario } from '../server/scenario.ts';
import { swatch } from './swatch.ts';

const meta: Meta = { title: 'Tokens', tags: ['!autodocs'] };
export default meta;

/** Every token with its colour in the light and the dark theme; the brand of the toolbar shows here. */
export const All: StoryObj = {
  render: () => html`
    <dl class="sheet">
      ${tokens.map(
        (token) => html`
          <div>
            <dt><code>${token.name}</code></dt>
            <dd class="look">${swatch(token)}</dd>
            <dd>${token.about} <code class="soft">${token.initial}</code></dd>
          </div>
        `,
      )}
    </dl>
  `,
};

/** The same element in each brand, in a column of a phone's width. */
export const InUse: StoryObj = {
  parameters: { scenario: {} satisfies Scenario },
  render: (_, { loaded }) => html`
    <div class="brands">
      ${Object.entries<Brand>(brands).map(
        ([name, { title, about }]) => html`
          <section data-brand=${name}>
            <h2>${title}</h2>
            <p>${about}</p>
            <o2-service service-id=${shopOf(loaded['shown'] as Shown)}></o2-service>
          </section>
        `,
      )}
    </div>
  `,
};

/** What each brand of the toolbar sets, as it would stand in the style sheet of its site. */
export const Brands: StoryObj = {
  render: () => html`
    ${Object.entries<Brand>(brands)
      .filter(([, { tokens: own }]) => Object.keys(own).length > 0)
      .map(
        ([name, brand]) => html`
          <section class="sheet" data-brand=${name}>
            <h2>${brand.title}</h2>
            <p>${brand.about}</p>
            <pre
              tabindex="0"
              aria-label="Style sheet of ${brand.title}"
            ><code>${styleSheet(brand)}</code></pre>
          </section>
        `,
      )}
  `,
};

/** What can be reached with `::part()`, element by element. */
export const Parts: StoryObj = {
  render: () => html`
    ${elements
      .filter(({ cssParts = [] }) => cssParts.length > 0)
      .map(
        ({ tagName, cssParts = [] }) => html`
          <section class="sheet">
            <h2><code>${tagName}</code></h2>
            <dl>
              ${cssParts.map(
                ({ name, description }) => html`
                  <div>
                    <dt><code>${tagName}::part(${name})</code></dt>
                    <dd>${description}</dd>
                  </div>
                `,
              )}
            </dl>
          </section>
        `,
      )}
  `,
};

const shopOf = ({ services }: Shown): string =>
  services.find(({ label }) => label.startsWith('Boutique'))?.id ?? 'svc_none';

const styleSheet = ({ tokens: own }: Brand): string =>
  ['o2-session {', ...Object.entries(own).map(([token, value]) => `  ${token}: ${value};`), '}'].join('\n');
