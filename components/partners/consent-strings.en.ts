import type { AfterStrings } from './after-strings.ts';
import type { ConsentStrings } from './consent-strings.ts';
import { scopeWords } from './scope-words.en.ts';

export const en: ConsentStrings = {
  meeting: 'Meeting the site…',
  asks: 'would like to show your customer space',
  verified: 'Verified site:',
  as: 'You are',
  notYou: 'Not you?',
  accounts: 'Account to show',
  accountsMany: 'Accounts to show',
  number: 'no.',
  sees: 'This site will be able to see',
  changes: 'It may also act, if you tick it',
  granted: 'allowed before',
  lasts: (days) =>
    `This consent lasts ${days} days. End it at any time under “Connected sites” in your customer space.`,
  never: 'Passwords, cards and changes of owner are never open to it.',
  continue: 'Continue',
  cancel: 'Cancel',
  working: 'Signing in…',
  toContinue: 'Sign in to continue to',
  scopes: scopeWords,
};

export const after: AfterStrings = {
  chooseAccount: 'Choose at least one account.',
  chooseScope: 'Tick at least one permission.',
  noAccount: 'None of your accounts lets you connect a site: ask its holder for this right.',
  refused: 'Signing in did not succeed: the minute allowed may be over. Start again from the site.',
  offline: 'The server does not answer. Check your connection, then try again.',
  openSpace: 'Open my customer space',
  ends: {
    'signed-in': { text: 'Done. You may close this window.' },
    'no-opener': {
      title: 'This window has lost the site that opened it',
      text: 'It must be opened by the site’s “Sign in” button, and the site must not cut the link (header Cross-Origin-Opener-Policy: same-origin; same-origin-allow-popups will do). Nothing was passed on.',
      way: true,
    },
    'no-vault': {
      title: 'The site does not answer',
      text: 'Its page may have been closed or reloaded. Go back to it and press “Sign in” again.',
    },
    'storage-refused': {
      text: 'Your browser does not keep this site’s session: it refuses cookies, even those kept apart by site. Allow them for this site, or open your customer space directly.',
      way: true,
    },
  },
};
