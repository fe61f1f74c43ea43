import { compose, pageIn, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

const words = {
  fr: {
    subject: 'Votre mot de passe a changé',
    before: (at: string) => [
      `Le mot de passe de votre espace client a été changé le ${at}. Toutes vos sessions ont pris fin, y compris sur les sites connectés.`,
      'Si c’était vous, il n’y a rien à faire. Sinon, choisissez tout de suite un autre mot de passe, puis changez celui de votre messagerie.',
    ],
    label: 'Ce n’était pas moi',
  },
  en: {
    subject: 'Your password has changed',
    before: (at: string) => [
      `The password of your customer space was changed on ${at}. All your sessions have ended, those on connected sites included.`,
      'If this was you, there is nothing to do. If not, choose another password at once, then change that of your mailbox.',
    ],
    label: 'This was not me',
  },
} as const;

/** Tells that the password is another one, for the case that its owner did not do it. */
export function passwordChangedLetter(
  envelope: Envelope,
  facts: { readonly name: string; readonly at: string },
): Mail {
  const { subject, before, label } = words[envelope.locale];
  const action = { label, url: pageIn(envelope, '/password/forgotten') };
  return compose({ subject, name: facts.name, before: before(facts.at), action }, envelope);
}
