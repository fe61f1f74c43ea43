import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { demoAccounts, demoPassphrase } from '../../demo/data/accounts.ts';
import { given } from '../given.ts';
import { storyOf } from '../story.ts';
import { send } from './send.ts';

interface Args {
  readonly next?: string;
  readonly inline?: boolean;
}

const meta: Meta<Args> = { title: 'Profile/o2-sign-in', component: 'o2-sign-in' };
export default meta;

const { email } = demoAccounts.company;
/** There is no page to go on to. */
const stay = (event: Event): void => event.preventDefault();
const story = storyOf<Args>(
  (args) => html`<o2-sign-in data-form @o2-signed-in=${stay} ${given(args)}></o2-sign-in>`,
);

export const SignedOut = story('signedOut', {
  about: `Sign in for real with ${email} and the demo’s passphrase, ${demoPassphrase}.`,
});
export const MissingFields = story('signedOut', {
  about: 'Sent empty: each field says what it wants, the summary leads there.',
  play: send({}),
});
export const WrongPassword = story('signedOut', {
  about: 'The server refuses, and does not say whether the address is known.',
  play: send({ email, password: 'pas la bonne' }),
});
export const SignedIn = story('full', { about: 'Somebody is here already.' });
export const Inline = story('signedOut', {
  args: { inline: true },
  about: 'Inside another element: the other ways open in a new window.',
});
export const Partner = story('partner', {
  about: 'On a partner’s page nobody should type a password: the way to our own window.',
});
export const Broken = story('broken', { play: send({ email, password: demoPassphrase }) });
export const Unreachable = story('unreachable', { play: send({ email, password: demoPassphrase }) });
export const Phone = story('signedOut', { about: 'In a column of 360 pixels.', globals: { width: '360' } });
export const English = story('signedOut', { about: 'In English.', globals: { locale: 'en' } });
