import { compose, pageIn, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

const words = {
  fr: {
    subject: 'Nouvelle connexion à votre espace client',
    before: (at: string, browser: string) => [
      `Quelqu’un s’est connecté à votre espace client le ${at}, depuis un navigateur que nous ne connaissions pas : ${browser}.`,
      'Si c’était vous, il n’y a rien à faire. Sinon, choisissez un autre mot de passe : toutes les sessions prendront fin.',
    ],
    label: 'Changer mon mot de passe',
  },
  en: {
    subject: 'New sign-in to your customer space',
    before: (at: string, browser: string) => [
      `Somebody signed in to your customer space on ${at}, from a browser that we did not know: ${browser}.`,
      'If this was you, there is nothing to do. If not, choose another password: all sessions will end.',
    ],
    label: 'Change my password',
  },
} as const;

/** Tells of a sign-in from a browser that never signed in before. */
export function newDeviceLetter(
  envelope: Envelope,
  facts: { readonly name: string; readonly at: string; readonly browser: string },
): Mail {
  const { subject, before, label } = words[envelope.locale];
  const action = { label, url: pageIn(envelope, '/password/forgotten') };
  return compose({ subject, name: facts.name, before: before(facts.at, facts.browser), action }, envelope);
}
