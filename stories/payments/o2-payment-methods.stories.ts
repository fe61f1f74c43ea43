import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { seen } from '../profile/send.ts';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Payments/o2-payment-methods', component: 'o2-payment-methods' };
export default meta;

const story = storyOf<object>(() => html`<o2-payment-methods></o2-payment-methods>`);
const announced = { scenario: { charges: 'announced' } } as const;

export const Full = story('full', {
  ...announced,
  about: 'Two cards and a SEPA mandate. One card ends soon: the charges that this will break are listed.',
});
export const Removing = story('full', {
  ...announced,
  about: 'Removing a means in use: where its services go.',
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('o2-payment-methods');
    for (let left = 50; left > 0 && !element?.shadowRoot?.querySelector('button.danger'); left--)
      await new Promise((again) => setTimeout(again, 100));
    element?.shadowRoot?.querySelector<HTMLButtonElement>('button.danger')?.click();
  },
});
export const NoProvider = story('full', {
  about:
    'Adding a card is refused as designed: a number is entered only on the provider’s own page, and a page that holds the whole server has no provider. `npm start` has one.',
  play: async ({ canvasElement }) => {
    const find = <T extends HTMLElement>(selector: string): Promise<T> =>
      seen(() => canvasElement.querySelector('o2-payment-methods')?.shadowRoot?.querySelector<T>(selector));
    (await find('.add .primary')).click();
    (await find<HTMLInputElement>('dialog[open] [name=consent]')).click();
    (await find<HTMLFormElement>('dialog[open] form')).requestSubmit();
    await find('dialog .error:not([hidden])');
  },
});
export const Empty = story('empty');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline');
export const LongText = story('longText', announced);
export const Phone = story('phone', announced);
export const Delegate = story('delegate');
export const Partner = story('partner', {
  about: 'On a partner’s page cards are never shown, whatever was granted.',
});
export const English = story('english', announced);
