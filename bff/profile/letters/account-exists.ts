import { compose, pageIn, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

const words = {
  fr: {
    subject: 'Vous avez déjà un espace client',
    before: [
      'Une inscription vient d’être demandée avec cette adresse, mais elle a déjà un espace client. Rien n’a changé.',
      'Connectez-vous comme d’habitude. Si vous avez oublié votre mot de passe, la page de connexion vous permet d’en choisir un autre.',
    ],
    label: 'Me connecter',
    after: ['Si cette demande ne vient pas de vous, vous n’avez rien à faire.'],
  },
  en: {
    subject: 'You already have a customer space',
    before: [
      'Somebody just asked for a customer space with this address, but it has one already. Nothing has changed.',
      'Sign in as usual. If you forgot your password, the sign-in page lets you choose another.',
    ],
    label: 'Sign in',
    after: ['If this was not you, there is nothing to do.'],
  },
} as const;

/** Tells the owner of a known address that somebody signed up with it, while the page said nothing. */
export function accountExistsLetter(envelope: Envelope, facts: { readonly name: string }): Mail {
  const { subject, before, label, after } = words[envelope.locale];
  const action = { label, url: pageIn(envelope, '/sign-in') };
  return compose({ subject, name: facts.name, before, action, after }, envelope);
}
