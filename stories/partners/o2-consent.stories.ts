import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { demoPartners } from '../../demo/data/partners.ts';
import { partnerOrigins, type DemoSite } from '../server/partner-origins.ts';
import { storyOf, type StoryFacts } from '../story.ts';

const meta: Meta = { title: 'Partners/o2-consent', component: 'o2-consent', globals: { width: '768' } };
export default meta;

/** The public half of a key that a vault made once. */
const key = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
} as const;

/** The vault of a partner's page, as it introduces itself to the window; the page is not there, so it takes any code. */
const vaultOf = (site: DemoSite) => ({
  partner: demoPartners[site].key,
  origin: partnerOrigins[site],
  key,
  codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  redeem: () => Promise.resolve('signed-in' as const),
});

const at =
  (vault: ReturnType<typeof vaultOf> | 'no-opener' | 'no-vault'): NonNullable<StoryFacts<object>['draw']> =>
  () =>
    html`<o2-consent .vault=${vault}></o2-consent>`;

const story = storyOf<object>(at(vaultOf('agency')));

export const Full = story('full', { about: 'A web agency asks for the account of a company.' });
export const Bank = story('full', { about: 'A bank asks for less.', draw: at(vaultOf('bank')) });
export const Again = story('full', {
  scenario: { sites: ['bank'] },
  about: 'The site was connected before: what was granted stands ticked.',
  draw: at(vaultOf('bank')),
});
export const ManyAccounts = story('full', {
  scenario: { as: 'agency' },
  about: 'Somebody who acts for several customers chooses for which.',
});
export const UnknownSite = story('full', {
  about: 'A page that is not registered shows a partner’s key.',
  draw: at({ ...vaultOf('agency'), origin: 'https://copy.example' }),
});
export const NoOpener = story('full', { about: 'Opened by hand, not by a page.', draw: at('no-opener') });
export const NoVault = story('full', {
  about: 'The page behind has no vault, or is gone.',
  draw: at('no-vault'),
});
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const LongText = story('longText');
export const Phone = story('phone');
export const English = story('english');
