import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** A means that pays nothing any more, written out in the reader's language. */
export interface RemovedMethod {
  readonly name: string;
  /** « Visa ···· 4242 », after the customer's own name for it. */
  readonly means: string;
  /** Who removed it; empty when its bank or the provider did. */
  readonly by: string;
  readonly url: string;
}

const words = {
  fr: {
    subject: (it: RemovedMethod) => `Moyen de paiement supprimé : ${it.means}`,
    before: (it: RemovedMethod) => [
      it.by
        ? `${it.by} a supprimé ${it.means} de votre compte. Plus rien ne sera prélevé avec ce moyen de paiement.`
        : `${it.means} ne peut plus être utilisé : sa banque ou notre prestataire de paiement l’a retiré. Plus rien ne sera prélevé avec ce moyen de paiement.`,
      'Si ce n’était pas voulu, enregistrez-le de nouveau ou choisissez-en un autre, et vérifiez vos connexions récentes.',
    ],
    label: 'Voir mes moyens de paiement',
  },
  en: {
    subject: (it: RemovedMethod) => `Payment method removed: ${it.means}`,
    before: (it: RemovedMethod) => [
      it.by
        ? `${it.by} removed ${it.means} from your account. Nothing more will be charged to this payment method.`
        : `${it.means} can no longer be used: its bank or our payment provider withdrew it. Nothing more will be charged to this payment method.`,
      'If this was not intended, save it again or choose another one, and check your recent sign-ins.',
    ],
    label: 'See my payment methods',
  },
} as const;

/** Tells that a means was removed. */
export function methodRemovedLetter(envelope: Envelope, it: RemovedMethod): Mail {
  const { subject, before, label } = words[envelope.locale];
  return compose(
    { subject: subject(it), name: it.name, before: before(it), action: { label, url: it.url } },
    envelope,
  );
}
