import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf } from '../story.ts';
import { seen } from './send.ts';

const meta: Meta = { title: 'Profile/o2-account-menu', component: 'o2-account-menu' };
export default meta;

const story = storyOf<object>(() => html`<o2-account-menu></o2-account-menu>`);

/** Presses the button that opens the menu. */
const open = async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
  const button = await seen(() =>
    canvasElement.querySelector('o2-account-menu')?.shadowRoot?.querySelector<HTMLElement>('[part=account]'),
  );
  button.click();
};

export const Full = story('full');
export const ManyAccounts = story('full', {
  scenario: { as: 'agency' },
  about: 'Somebody who acts for several customers: the switch of accounts.',
  play: open,
});
export const Open = story('full', { about: 'One account only: the way out.', play: open });
export const SignedOut = story('signedOut');
export const LongText = story('longText');
export const Partner = story('partner');
export const English = story('english', { play: open });
