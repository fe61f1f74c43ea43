import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Payments/o2-wallet', component: 'o2-wallet' };
export default meta;

const story = storyOf<object>(() => html`<o2-wallet></o2-wallet>`);

export const Full = story('full', {
  scenario: { credit: 4200 },
  about: 'Credit of 42 €, of which the card that paid can take all back.',
});
export const NotRefundable = story('full', {
  scenario: { credit: 4200, rights: ['profile.view', 'invoice.view'] },
  about: 'A delegate who may look, not ask money back: the page says why.',
});
export const Empty = story('empty');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline', { scenario: { credit: 4200 } });
export const Phone = story('phone', { scenario: { credit: 4200 } });
export const Partner = story('partner', {
  scenario: { credit: 4200, scopes: ['invoices:read'] },
  about: 'On a partner’s page: to read. Money is asked back on our own pages only.',
});
export const English = story('english', { scenario: { credit: 4200 } });
