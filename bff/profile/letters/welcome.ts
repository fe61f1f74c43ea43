import { compose, pageIn, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

const words = {
  fr: {
    subject: 'Bienvenue dans votre espace client',
    open: 'Votre mot de passe est enregistré et votre espace client est ouvert.',
    number: (number: string) =>
      `Votre numéro de client est ${number}. Il figure sur vos factures et nous aide à vous retrouver ; il n’ouvre rien à lui seul.`,
    label: 'Ouvrir mon espace client',
    after: ['Nous ne vous demanderons jamais votre mot de passe, ni par message ni au téléphone.'],
  },
  en: {
    subject: 'Welcome to your customer space',
    open: 'Your password is saved and your customer space is open.',
    number: (number: string) =>
      `Your customer number is ${number}. It stands on your invoices and helps us find you; it opens nothing by itself.`,
    label: 'Open my customer space',
    after: ['We will never ask for your password, neither by message nor on the phone.'],
  },
} as const;

/** Greets a person whose first password is set; `number` is that of his own account, if he holds one. */
export function welcomeLetter(
  envelope: Envelope,
  facts: { readonly name: string; readonly number: string | undefined },
): Mail {
  const { subject, open, number, label, after } = words[envelope.locale];
  const action = { label, url: pageIn(envelope, '/sign-in') };
  const before = facts.number ? [open, number(facts.number)] : [open];
  return compose({ subject, name: facts.name, before, action, after }, envelope);
}
