import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { given } from '../given.ts';
import { storyOf } from '../story.ts';

const meta: Meta = {
  title: 'Space/o2-space',
  component: 'o2-space',
  // A whole page with its own address: in the documentation each story gets a frame of its own.
  parameters: { flush: true, docs: { story: { inline: false, height: '640px' } } },
};
export default meta;

/** Begins at the services, whatever the story before left in the address. */
const story = storyOf<object>((args) => {
  if (!location.hash.startsWith('#/')) history.replaceState(null, '', '#/services');
  return html`<o2-space ${given(args)}></o2-space>`;
});

/** A frame a story is heavy: the page of documentation shows two. */
const apart = { tags: ['!autodocs'] };

export const Full = story('full');
export const ManyAccounts = story('full', {
  ...apart,
  scenario: { as: 'agency' },
  about: 'An agency that looks after the spaces of seven clients: the switch of accounts.',
});
export const Empty = story('empty', apart);
export const SignedOut = story('signedOut', apart);
export const Loading = story('loading', apart);
export const Refused = story('refused', apart);
export const Broken = story('broken', apart);
export const Unreachable = story('unreachable', apart);
export const Offline = story('offline', apart);
export const LongText = story('longText', apart);
export const Phone = story('phone');
export const Delegate = story('delegate', apart);
export const Partner = story('partner', apart);
export const English = story('english', apart);
