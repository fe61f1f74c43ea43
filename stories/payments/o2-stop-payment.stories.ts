import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Payments/o2-stop-payment', component: 'o2-stop-payment' };
export default meta;

const story = storyOf<object>(
  (_, { linkToken }) => html`<o2-stop-payment token=${linkToken}></o2-stop-payment>`,
);
const link = { scenario: { as: 'nobody', charges: 'announced' } } as const;

export const Full = story('signedOut', {
  ...link,
  about: 'Reached by the link of the mail, without signing in. Opening it stops nothing.',
});
export const Stopped = story('signedOut', {
  ...link,
  about: 'Stopped by the button.',
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('o2-stop-payment');
    for (let left = 50; left > 0 && !element?.shadowRoot?.querySelector('button'); left--)
      await new Promise((again) => setTimeout(again, 100));
    element?.shadowRoot?.querySelector('button')?.click();
  },
});
export const LinkOver = story('signedOut', {
  about: 'A link that is over, or was never given.',
  draw: () => html`<o2-stop-payment token="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"></o2-stop-payment>`,
});
export const Loading = story('loading', { scenario: { charges: 'announced' } });
export const Broken = story('broken', { scenario: { charges: 'announced' } });
export const Unreachable = story('unreachable', { scenario: { charges: 'announced' } });
export const LongText = story('longText', { scenario: { texts: 'long', charges: 'announced' } });
export const Phone = story('phone', link);
export const English = story('english', link);
