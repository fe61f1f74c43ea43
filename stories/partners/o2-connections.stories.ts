import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Partners/o2-connections', component: 'o2-connections' };
export default meta;

const story = storyOf<object>(() => html`<o2-connections></o2-connections>`);
const connected = { scenario: { sites: ['agency', 'bank'] } } as const;

export const Full = story('full', {
  ...connected,
  about: 'Two sites show this account: an agency’s and a bank’s.',
});
export const Empty = story('empty', { about: 'No site was connected yet.' });
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline', connected);
export const LongText = story('longText', connected);
export const Phone = story('phone', connected);
export const Partner = story('partner', {
  about: 'On a partner’s page: no site may see what others were granted.',
});
export const English = story('english', connected);
