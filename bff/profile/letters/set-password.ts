import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

const words = {
  fr: {
    subject: 'Choisissez un nouveau mot de passe',
    before: [
      'Vous avez demandé un nouveau mot de passe pour votre espace client. Ce lien sert une seule fois et expire dans 20 minutes.',
    ],
    label: 'Choisir mon mot de passe',
    after: [
      'Une fois le mot de passe choisi, vous devrez vous reconnecter sur tous vos appareils.',
      'Si vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.',
    ],
  },
  en: {
    subject: 'Choose a new password',
    before: [
      'You asked for a new password for your customer space. This link works once and expires in 20 minutes.',
    ],
    label: 'Choose my password',
    after: [
      'Once the password is chosen, you will have to sign in again on all your devices.',
      'If you did not ask for it, do nothing: your password does not change.',
    ],
  },
} as const;

/** Brings the link to set another password. */
export function setPasswordLetter(
  envelope: Envelope,
  facts: { readonly name: string; readonly url: string },
): Mail {
  const { subject, before, label, after } = words[envelope.locale];
  return compose({ subject, name: facts.name, before, action: { label, url: facts.url }, after }, envelope);
}
