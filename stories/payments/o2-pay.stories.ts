import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Shown } from '../page.ts';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Payments/o2-pay', component: 'o2-pay' };
export default meta;

const due = ['open', 'overdue', 'partially_paid'];

/** Pays the first invoices of the account that wait. */
const paying =
  (count: number) =>
  (_: object, { invoices }: Shown) => {
    const ids = invoices.filter(({ kind, state }) => kind === 'FA' && due.includes(state)).slice(0, count);
    return html`<o2-pay invoices=${ids.map(({ id }) => id).join() || 'inv_none'}></o2-pay>`;
  };
const following =
  (status: string) =>
  (_: object, { payments }: Shown) =>
    html`<o2-pay payment=${payments.find((it) => it.status === status)?.id ?? 'pay_none'}></o2-pay>`;

const story = storyOf<object>(paying(2));

export const Full = story('full', {
  about:
    'Two invoices in one charge, by a saved means, another one, or a transfer. No payment provider lives in a page: what needs one is refused here, and works in `npm start`.',
});
export const One = story('full', { about: 'One invoice.', draw: paying(1) });
export const Paid = story('full', {
  about: 'A payment that succeeded, with what it settled.',
  draw: following('succeeded'),
});
export const Declined = story('full', {
  about: 'A payment that was declined, and the way on.',
  draw: following('failed'),
});
export const Contested = story('full', {
  about: 'A payment that the bank contests.',
  scenario: { contested: true },
  draw: following('succeeded'),
});
export const Nothing = story('empty', {
  about: 'Nothing to pay: the invoices are paid, or somebody else’s.',
});
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused', {
  scenario: { rights: ['profile.view', 'invoice.view'] },
  about: 'A delegate who sees invoices and may not pay them.',
});
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const LongText = story('longText');
export const Phone = story('phone');
export const English = story('english');
