import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Holdings } from '../server/holdings.ts';
import { storyOf, type StoryFacts } from '../story.ts';

const meta: Meta = { title: 'Invoices/o2-invoice', component: 'o2-invoice' };
export default meta;

type Which = (invoice: Holdings['invoices'][number]) => boolean;

const showing =
  (which: Which): NonNullable<StoryFacts<object>['draw']> =>
  (_, { invoices }) => {
    const { id } = invoices.find(which) ?? invoices[0] ?? { id: 'inv_none' };
    return html`<o2-invoice invoice-id=${id}></o2-invoice>`;
  };

const story = storyOf<object>(showing(({ state }) => state === 'paid'));

export const Full = story('full', { about: 'A paid invoice.' });
export const Overdue = story('full', {
  about: 'Too late: what is due, and the way to pay it.',
  draw: showing(({ state }) => state === 'overdue'),
});
export const CreditNote = story('full', {
  about: 'A credit note, with the invoice that it corrects.',
  draw: showing(({ kind }) => kind === 'AV'),
});
export const InDispute = story('full', {
  scenario: { dispute: true },
  about: 'Contested by the customer: reminders are frozen, and he may withdraw.',
  draw: showing(({ state }) => state === 'in_dispute'),
});
export const BankDispute = story('full', {
  scenario: { contested: true },
  about: 'The bank contests the payment that settled it: what that means, and what comes next.',
  draw: (_, { newlyPaid }) => html`<o2-invoice invoice-id=${newlyPaid[0] ?? 'inv_none'}></o2-invoice>`,
});
export const NotFound = story('full', {
  about: 'An invoice of nobody, or of somebody else: the server tells neither.',
  draw: () => html`<o2-invoice invoice-id="inv_nobody"></o2-invoice>`,
});
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline');
export const Phone = story('phone');
export const Delegate = story('delegate');
export const Partner = story('partner', {
  scenario: { scopes: ['invoices:read'] },
  about: 'On a partner’s page to which the customer granted `invoices:read`.',
});
export const English = story('english');
