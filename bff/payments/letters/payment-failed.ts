import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** A payment that the bank refused after it had been begun, written out in the reader's language. */
export interface FailedPayment {
  readonly name: string;
  readonly amount: string;
  readonly numbers: readonly string[];
  readonly url: string;
}

const words = {
  fr: {
    subject: (it: FailedPayment) => `Votre paiement de ${it.amount} n’a pas abouti`,
    before: (it: FailedPayment) => [
      `Votre banque a refusé le paiement de ${it.amount} que vous aviez demandé pour ${it.numbers.join(', ')}. Rien n’a été débité, ou le montant vous a été rendu.`,
      'Vous pouvez payer avec un autre moyen.',
    ],
    label: 'Payer autrement',
  },
  en: {
    subject: (it: FailedPayment) => `Your payment of ${it.amount} did not go through`,
    before: (it: FailedPayment) => [
      `Your bank refused the payment of ${it.amount} that you asked for, for ${it.numbers.join(', ')}. Nothing was taken, or the amount was given back.`,
      'You can pay with another means.',
    ],
    label: 'Pay another way',
  },
} as const;

/** Tells that a payment failed that the customer had seen as under way. */
export function paymentFailedLetter(envelope: Envelope, it: FailedPayment): Mail {
  const { subject, before, label } = words[envelope.locale];
  return compose(
    { subject: subject(it), name: it.name, before: before(it), action: { label, url: it.url } },
    envelope,
  );
}
