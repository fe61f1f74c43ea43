import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

const words = {
  fr: {
    subject: 'Votre espace client : choisissez votre mot de passe',
    before: [
      'Une inscription à l’espace client a été demandée avec cette adresse. Pour la terminer, choisissez votre mot de passe : vous pourrez aussitôt vous connecter.',
      'Ce lien sert une seule fois et expire dans 20 minutes. Passé ce délai, « Mot de passe oublié » vous en enverra un autre.',
    ],
    label: 'Choisir mon mot de passe',
    after: ['Si vous n’avez rien demandé, ne faites rien : sans mot de passe, le compte ne s’ouvre pas.'],
  },
  en: {
    subject: 'Your customer space: choose your password',
    before: [
      'Somebody asked for a customer space with this address. To finish, choose your password: you can sign in at once.',
      'This link works once and expires in 20 minutes. Later, “Forgotten password” will send you another.',
    ],
    label: 'Choose my password',
    after: ['If you did not ask for it, do nothing: without a password the account does not open.'],
  },
} as const;

/** First letter of a sign-up: brings the link to set the password. It names nobody, since anybody can type a name. */
export function firstPasswordLetter(envelope: Envelope, facts: { readonly url: string }): Mail {
  const { subject, before, label, after } = words[envelope.locale];
  return compose({ subject, name: '', before, action: { label, url: facts.url }, after }, envelope);
}
