import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { given } from '../given.ts';
import { storyOf } from '../story.ts';

interface Args {
  readonly live?: boolean;
}

const meta: Meta<Args> = { title: 'Operations/o2-operations', component: 'o2-operations' };
export default meta;

const scenario = { operations: true } as const;
const story = storyOf<Args>((args) => html`<o2-operations ${given(args)}></o2-operations>`);

export const Full = story('full', { scenario });
export const Live = story('full', { scenario, args: { live: true }, about: 'Only what is not over yet.' });
export const Empty = story('empty');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline', { scenario });
export const Phone = story('phone', { scenario });
export const Partner = story('partner', { scenario: { operations: true, scopes: ['invoices:read'] } });
export const English = story('english', { scenario });
