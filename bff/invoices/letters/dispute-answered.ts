import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** Our answer to somebody who contested an invoice. */
export interface DisputeAnswer {
  readonly name: string;
  readonly number: string;
  /** In our words, as it was typed. */
  readonly answer: string;
  /** What is still to be paid; empty when nothing is. */
  readonly due: string;
  readonly url: string;
}

const words = {
  fr: {
    subject: (it: DisputeAnswer) => `Notre réponse au sujet de la facture ${it.number}`,
    before: (it: DisputeAnswer) => [
      `Vous aviez contesté la facture ${it.number}. Voici notre réponse :`,
      it.answer,
      ...(it.due ? [`La facture reste à régler : ${it.due}.`] : []),
    ],
    label: 'Voir la facture',
    after:
      'Si cette réponse ne vous convient pas, répondez-nous par écrit ; un particulier peut aussi saisir le médiateur indiqué sur la facture.',
  },
  en: {
    subject: (it: DisputeAnswer) => `Our answer about invoice ${it.number}`,
    before: (it: DisputeAnswer) => [
      `You had disputed invoice ${it.number}. Here is our answer:`,
      it.answer,
      ...(it.due ? [`The invoice remains to be paid: ${it.due}.`] : []),
    ],
    label: 'See the invoice',
    after:
      'If this answer does not satisfy you, write back to us; a consumer may also turn to the mediator named on the invoice.',
  },
} as const;

/** Brings our answer to a dispute. */
export function disputeAnsweredLetter(envelope: Envelope, it: DisputeAnswer): Mail {
  const { subject, before, label, after } = words[envelope.locale];
  return compose(
    {
      subject: subject(it),
      name: it.name,
      before: before(it),
      action: { label, url: it.url },
      after: [after],
    },
    envelope,
  );
}
