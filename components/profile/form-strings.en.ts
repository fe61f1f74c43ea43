import type { FormStrings } from './form-strings.ts';
import type { InsteadStrings } from './instead-strings.ts';

export const en: FormStrings = {
  correct: (count) => (count === 1 ? 'One field is to be corrected' : `${count} fields are to be corrected`),
  failed: 'The request did not succeed',
  again: (seconds) => `Try again in ${seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`,
  missing: {
    email: 'Enter your e-mail address.',
    password: 'Enter your password.',
    kind: 'Choose whom this space is for.',
    firstName: 'Enter your first name.',
    lastName: 'Enter your last name.',
    company: 'Enter the name of the organisation.',
    terms: 'Accept the terms to continue.',
  },
  wrong: {
    email: 'Enter a complete address, such as name@example.fr.',
    password: 'This password is too long: 256 characters at most.',
    firstName: 'Enter a first name of at most 80 characters.',
    lastName: 'Enter a last name of at most 80 characters.',
    company: 'Enter a name of at most 120 characters.',
  },
  rules: {
    'password-short': 'This password is too short: at least 15 characters. Three or four words will do.',
    'password-long': 'This password is too long: 256 characters at most.',
    'password-common': 'This password stands in the lists that attackers try first. Choose another.',
    'password-personal':
      'This password is little more than your name, your sites or the word “password”. Add words that nobody connects with you.',
    'password-guessable':
      'This password is easy to guess. Add words that have nothing to do with each other.',
    'password-characters': 'This password holds an invisible character. Remove it.',
  },
};

export const instead: InsteadStrings = {
  sent: {
    title: 'Look at your mail',
    signUp: (email) => `We have just written to ${email}. The message holds a link to choose your password.`,
    forgot: (email) =>
      `If ${email} belongs to a customer space, we have just sent a link there to choose a new password.`,
    life: 'The link works for twenty minutes, once.',
    nothing: 'Nothing there? Look in the spam folder, then check the address.',
    otherAddress: 'Correct the address',
    sandbox: 'Sandbox: no message leaves,',
    sandboxLink: 'read them here',
  },
  already: 'You are signed in:',
  goOn: 'Continue',
  notMe: 'Use another account',
  ours: 'Signing in happens in your customer space, never on this site.',
  openSignIn: 'Open the sign-in',
  saved: {
    title: 'Your password is saved',
    text: 'All your sessions have ended. Sign in with the new password.',
    way: 'Sign in',
  },
  expired: {
    title: 'This link no longer works',
    text: 'It has expired, it was used, or a newer one was sent to you.',
    way: 'Send me a new link',
  },
};
