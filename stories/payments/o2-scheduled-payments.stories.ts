import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Payments/o2-scheduled-payments', component: 'o2-scheduled-payments' };
export default meta;

const story = storyOf<object>(() => html`<o2-scheduled-payments></o2-scheduled-payments>`);
const charges = 'announced' as const;
const announced = { scenario: { charges } } as const;

export const Full = story('full', {
  ...announced,
  about:
    'Charges announced by the nightly run, twelve months ahead, and the calendar address. No payment provider lives in a page: what needs one is refused here, and works in `npm start`.',
});
export const Contested = story('full', {
  scenario: { charges, contested: true },
  about: 'The bank contests a payment: nothing is charged automatically until that is settled.',
});
export const Empty = story('empty');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline', announced);
export const LongText = story('longText', { scenario: { texts: 'long', charges } });
export const Phone = story('phone', announced);
export const Delegate = story('delegate', {
  scenario: { rights: ['profile.view', 'service.view', 'invoice.view', 'ticket.view'], charges },
});
export const Partner = story('partner', {
  scenario: { scopes: ['invoices:read'], charges },
  about: 'On a partner’s page to which the customer granted `invoices:read`: to read, not to change.',
});
export const PartnerWithout = story('partner', { about: 'On a partner’s page without the scope.' });
export const English = story('english', announced);
