import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { given } from '../given.ts';
import { storyOf } from '../story.ts';

interface Args {
  readonly view?: string;
}

const meta: Meta<Args> = { title: 'Invoices/o2-invoices', component: 'o2-invoices' };
export default meta;

const story = storyOf<Args>((args) => html`<o2-invoices ${given(args)}></o2-invoices>`);

export const Full = story('full');
export const NothingFound = story('full', {
  args: { view: 'search=zzz' },
  about: 'A search that finds nothing, with the way back.',
});
export const Empty = story('empty');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline');
export const LongText = story('longText');
export const Phone = story('phone');
export const Delegate = story('delegate');
export const Partner = story('partner', {
  scenario: { scopes: ['invoices:read'] },
  about: 'On a partner’s page to which the customer granted `invoices:read`: to read, not to pay.',
});
export const PartnerWithout = story('partner', {
  about: 'On a partner’s page without the scope: what is missing, and the way to grant it.',
});
export const English = story('english');
export const TenThousand = story('tenThousand', { tags: ['!autodocs'] });
export const PartlySearched = story('tenThousand', {
  args: { view: 'search=zzz' },
  about: 'A search among ten thousand documents looks at them part by part: some by itself, then when asked.',
  tags: ['!autodocs'],
});
