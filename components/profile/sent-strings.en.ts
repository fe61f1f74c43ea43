import type { SentStrings } from './sent-strings.ts';

export const en: SentStrings = {
  title: 'Look at your mail',
  signUp: (email) => `We have just written to ${email}. The message holds a link to choose your password.`,
  forgot: (email) =>
    `If ${email} belongs to a customer space, we have just sent a link there to choose a new password.`,
  life: 'The link works for twenty minutes, once.',
  nothing: 'Nothing there? Look in the spam folder, then check the address.',
  otherAddress: 'Correct the address',
  sandbox: 'Sandbox: no message leaves,',
  sandboxLink: 'read them here',
};
