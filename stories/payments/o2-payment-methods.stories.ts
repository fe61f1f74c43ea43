import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { seen } from '../profile/send.ts';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Payments/o2-payment-methods', component: 'o2-payment-methods' };
export default meta;

const story = storyOf<object>(() => html`<o2-payment-methods></o2-payment-methods>`);
const seenIn = <T extends HTMLElement>(canvas: HTMLElement, selector: string): Promise<T> =>
  seen(() => canvas.querySelector('o2-payment-methods')?.shadowRoot?.querySelector<T>(selector));
const announced = { scenario: { charges: 'announced' } } as const;

export const Full = story('full', {
  ...announced,
  about:
    'Two cards and a SEPA mandate. One card ends soon: the charges that this will break are listed. No payment provider lives in a page: what needs one is refused here, and works in `npm start`.',
});
export const Removing = story('full', {
  ...announced,
  about: 'Removing a means in use: where its services go.',
  play: async ({ canvasElement }) => {
    (await seenIn(canvasElement, 'button.danger')).click();
    await seenIn(canvasElement, 'dialog[open] legend');
  },
});
export const Choosing = story('full', {
  ...announced,
  about: 'The means of one service: one of its own, or the default, whatever that is then.',
  play: async ({ canvasElement }) => {
    (await seenIn(canvasElement, '[part=services] button')).click();
    await seenIn(canvasElement, 'dialog[open] [name=means]');
  },
});
export const NoProvider = story('full', {
  about:
    'Adding a card is refused as designed: a number is entered only on the provider’s own page, and a page that holds the whole server has no provider. `npm start` has one.',
  play: async ({ canvasElement }) => {
    (await seenIn(canvasElement, '.add .primary')).click();
    (await seenIn(canvasElement, 'dialog[open] [name=consent]')).click();
    (await seenIn<HTMLFormElement>(canvasElement, 'dialog[open] form')).requestSubmit();
    await seenIn(canvasElement, 'dialog .error:not([hidden])');
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
