import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { given } from '../given.ts';
import { storyOf } from '../story.ts';
import { send } from './send.ts';

interface Args {
  readonly 'terms-href'?: string;
}

const meta: Meta<Args> = { title: 'Profile/o2-sign-up', component: 'o2-sign-up' };
export default meta;

const story = storyOf<Args>((args) => html`<o2-sign-up data-form ${given(args)}></o2-sign-up>`);
const somebody = { firstName: 'Ada', lastName: 'Lefèvre', email: 'ada.lefevre@exemple.fr', terms: true };

export const SignedOut = story('signedOut', { args: { 'terms-href': '#conditions' } });
export const Company = story('signedOut', {
  about: 'A company is asked for its name too; it was forgotten here.',
  play: send({ kind: 'company', ...somebody }),
});
export const MissingFields = story('signedOut', { about: 'Sent empty.', play: send({}) });
export const Sent = story('signedOut', {
  about: 'The same words whether the address is known or not.',
  play: send({ kind: 'person', ...somebody }),
});
export const Partner = story('partner', { about: 'On a partner’s page: the way to our own window.' });
export const Unreachable = story('unreachable', { play: send(somebody) });
export const Phone = story('signedOut', { about: 'In a column of 360 pixels.', globals: { width: '360' } });
export const English = story('signedOut', { about: 'In English.', globals: { locale: 'en' } });
