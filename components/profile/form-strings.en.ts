import type { FormStrings } from './form-strings.ts';

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
