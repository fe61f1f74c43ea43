import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf } from '../story.ts';
import { send } from './send.ts';

const meta: Meta = { title: 'Profile/o2-set-password', component: 'o2-set-password' };
export default meta;

const story = storyOf<object>(
  (_, { linkToken }) => html`<o2-set-password data-form token=${linkToken}></o2-set-password>`,
);
const link = { scenario: { mail: 'password-link' } } as const;

export const SignedOut = story('signedOut', { ...link, about: 'Reached by the link of the mail.' });
export const TooShort = story('signedOut', {
  ...link,
  about: 'The server says which rule the password breaks.',
  play: send({ password: 'cerise' }),
});
export const TooCommon = story('signedOut', {
  ...link,
  about: 'Long enough, and the first that anybody would try.',
  play: send({ password: 'passwordpassword' }),
});
export const Done = story('signedOut', {
  ...link,
  about: 'Set; every session of the person ended.',
  play: send({ password: 'trois gaufres tièdes au petit matin' }),
});
export const LinkOver = story('signedOut', {
  about: 'The link was used or is too old: the way to a new one.',
  draw: () =>
    html`<o2-set-password data-form token="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"></o2-set-password>`,
  play: send({ password: 'trois gaufres tièdes au petit matin' }),
});
export const Partner = story('partner', { about: 'On a partner’s page: the way to our own window.' });
export const Unreachable = story('unreachable', {
  ...link,
  play: send({ password: 'trois gaufres tièdes' }),
});
export const English = story('signedOut', { ...link, about: 'In English.', globals: { locale: 'en' } });
