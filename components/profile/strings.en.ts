import type { ForgotStrings } from './forgot-strings.ts';
import type { SetStrings } from './set-strings.ts';
import type { SignInStrings } from './sign-in-strings.ts';
import type { SignUpStrings } from './sign-up-strings.ts';

/** The sentences of all forms of this room: one file, since another language is loaded besides the French. */
export const en: SignInStrings & SignUpStrings & ForgotStrings & SetStrings = {
  email: 'E-mail address',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show the password',
  capsLock: 'Caps lock is on.',
  optional: 'optional',
  wait: 'One moment…',
  signIn: {
    title: 'Sign in',
    button: 'Sign in',
    stay: 'Stay signed in on this device',
    stayHint: 'Thirty days; not on a shared device.',
    forgotten: 'Forgotten password?',
    newHere: 'Not a customer yet?',
    signUp: 'Create a customer space',
    already: 'You are signed in:',
    goOn: 'Continue',
    notMe: 'Use another account',
  },
  signUp: {
    title: 'Create a customer space',
    intro: 'We will send you a link to choose your password.',
    kind: 'You are',
    kinds: { person: 'a private person', company: 'a company', association: 'an association' },
    firstName: 'First name',
    lastName: 'Last name',
    company: { company: 'Company name', association: 'Name of the association' },
    terms: 'I accept the terms of sale',
    termsLink: 'Read the terms of sale',
    button: 'Send me the link',
    have: 'Already a customer?',
    signIn: 'Sign in',
  },
  forgot: {
    title: 'Forgotten password',
    intro: 'Give the address of your customer space: we will send a link there to choose a new password.',
    button: 'Send me the link',
    back: 'Back to sign-in',
  },
  set: {
    title: 'Choose a password',
    label: 'New password',
    hint: 'At least 15 characters. Three or four unrelated words are fine; so is your password manager.',
    count: (count) => (count === 1 ? '1 character' : `${count} characters`),
    button: 'Save the password',
    doneTitle: 'Your password is saved',
    done: 'All your sessions have ended. Sign in with the new password.',
    signIn: 'Sign in',
    expiredTitle: 'This link no longer works',
    expired: 'It has expired, it was used, or a newer one was sent to you.',
    newLink: 'Send me a new link',
  },
  ours: 'Signing in happens in your customer space, never on this site.',
  openSignIn: 'Open the sign-in',
};
