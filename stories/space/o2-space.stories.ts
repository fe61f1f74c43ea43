import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf } from '../story.ts';

const meta: Meta = {
  title: 'Space/o2-space',
  component: 'o2-space',
  // A whole page with its own address: in the documentation each story gets a frame of its own.
  parameters: { flush: true, docs: { story: { inline: false, height: '640px' } } },
  tags: ['!autodocs'],
};
export default meta;

/** Begins at the services, whatever the story before left in the address. */
const story = storyOf<object>(() => {
  if (!location.hash.startsWith('#/')) history.replaceState(null, '', '#/services');
  return html`<o2-space></o2-space>`;
});

const shown = { tags: ['autodocs'] };

export const Full = story('full', shown);
export const ManyAccounts = story('full', {
  scenario: { as: 'agency' },
  about: 'An agency that looks after the spaces of seven clients: the switch of accounts.',
});
export const Empty = story('empty');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline');
export const LongText = story('longText');
export const Phone = story('phone', shown);
export const Delegate = story('delegate');
export const Partner = story('partner');
export const English = story('english');
