import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** A card that ends soon, written out by the caller in the reader's language. */
export interface ExpiringCard {
  readonly name: string;
  /** « Visa ···· 4242 », after the customer's own name for it. */
  readonly card: string;
  readonly lastDay: string;
  /** What will not be charged after that: « boutique.fr, le 12 janvier 2027 ». */
  readonly breaks: readonly string[];
  readonly url: string;
}

const words = {
  fr: {
    subject: (it: ExpiringCard) => `Votre carte ${it.card} expire le ${it.lastDay}`,
    before: (it: ExpiringCard) => [
      `Votre carte ${it.card} expire le ${it.lastDay}. Ces prélèvements échoueront après cette date si vous ne changez rien :`,
      ...it.breaks.map((line) => `– ${line}`),
      'Enregistrez la nouvelle carte, ou choisissez un autre moyen de paiement : cela prend une minute.',
    ],
    label: 'Mettre à jour mes moyens de paiement',
  },
  en: {
    subject: (it: ExpiringCard) => `Your card ${it.card} expires on ${it.lastDay}`,
    before: (it: ExpiringCard) => [
      `Your card ${it.card} expires on ${it.lastDay}. These charges will fail after that day unless you change something:`,
      ...it.breaks.map((line) => `– ${line}`),
      'Save the new card, or choose another payment method: it takes a minute.',
    ],
    label: 'Update my payment methods',
  },
} as const;

/** Warns of a card that ends before charges that it is meant for. */
export function cardExpiringLetter(envelope: Envelope, it: ExpiringCard): Mail {
  const { subject, before, label } = words[envelope.locale];
  return compose(
    { subject: subject(it), name: it.name, before: before(it), action: { label, url: it.url } },
    envelope,
  );
}
