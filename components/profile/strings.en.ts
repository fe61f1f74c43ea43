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
  wait: 'One moment…',
  signIn: {
    title: 'Sign in',
    stay: 'Stay signed in on this device',
    stayHint: 'Thirty days; not on a shared device.',
    forgotten: 'Forgotten password?',
    newHere: 'Not a customer yet?',
    signUp: 'Create a customer space',
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
  },
};
