import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { given } from '../given.ts';
import { seen } from '../profile/send.ts';
import { storyOf } from '../story.ts';

interface Args {
  readonly 'accountant-only'?: boolean;
}

const meta: Meta<Args> = { title: 'Invoices/o2-billing-settings', component: 'o2-billing-settings' };
export default meta;

const story = storyOf<Args>((args) => html`<o2-billing-settings ${given(args)}></o2-billing-settings>`);

export const Full = story('full');
export const AccountantOnly = story('full', { args: { 'accountant-only': true } });
export const Editing = story('full', {
  about: 'The billing address being edited; name and numbers are not.',
  play: async ({ canvasElement }) => {
    const find = (selector: string): Promise<HTMLElement> =>
      seen(() =>
        canvasElement.querySelector('o2-billing-settings')?.shadowRoot?.querySelector<HTMLElement>(selector),
      );
    (await find('#change-address')).click();
    await find('#street');
  },
});
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Phone = story('phone');
export const Partner = story('partner');
export const English = story('english');
