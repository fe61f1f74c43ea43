import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { demoAccounts } from '../../demo/data/accounts.ts';
import { storyOf } from '../story.ts';
import { send } from './send.ts';

const meta: Meta = { title: 'Profile/o2-forgot-password', component: 'o2-forgot-password' };
export default meta;

const story = storyOf<object>(() => html`<o2-forgot-password data-form></o2-forgot-password>`);
const { email } = demoAccounts.company;

export const SignedOut = story('signedOut');
export const WrongAddress = story('signedOut', {
  about: 'What was typed is no address.',
  play: send({ email: 'claire@' }),
});
export const Sent = story('signedOut', {
  about: 'The same words whether the address is known or not.',
  play: send({ email }),
});
export const Partner = story('partner', { about: 'On a partner’s page: the way to our own window.' });
export const Unreachable = story('unreachable', { play: send({ email }) });
export const English = story('signedOut', { about: 'In English.', globals: { locale: 'en' } });
