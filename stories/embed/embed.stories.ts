import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { scopes, type Scope } from '../../components/contract/access.ts';
import { scopeChanges } from '../../components/contract/scope-changes.ts';
import type { Operation } from '../../components/contract/operation.ts';
import { operations } from '../../components/contract/api.ts';

const meta: Meta = { title: 'Embed', tags: ['!autodocs'] };
export default meta;

const all: readonly Operation[] = Object.values(operations);
const openedBy = (scope: Scope) => all.filter((it) => it.audience === 'customer' && it.scope === scope);
const closed = all.filter((it) => it.audience === 'first-party' || (it.audience === 'customer' && !it.scope));

/** What each scope opens on a partner’s page, read from the contract itself. */
export const Scopes: StoryObj = {
  render: () => html`
    <dl class="sheet">
      ${scopes.map(
        (scope) => html`
          <div>
            <dt><code>${scope}</code></dt>
            <dd class="look">${scopeChanges(scope) ? 'may change things' : 'reads'}</dd>
            <dd>
              ${
                openedBy(scope)
                  .map(({ summary }) => summary)
                  .join(' ') || 'Nothing yet: reserved for a room to come.'
              }
            </dd>
          </div>
        `,
      )}
    </dl>
  `,
};

/** What no scope opens: these acts happen on the pages of the customer space itself. */
export const OurPagesOnly: StoryObj = {
  name: 'On our pages only',
  render: () => html`
    <ul class="sheet">
      ${closed.map(({ summary }) => html`<li>${summary}</li>`)}
    </ul>
  `,
};
