import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';
import { mandateLine, type Mandate } from './mandate.ts';

/** How a planned charge ended, written out in the reader's language. */
export interface EndedCharge {
  readonly name: string;
  /** The service, or how many there are with their names. */
  readonly label: string;
  readonly amount: string;
  /** The new end of its period; of several services, `renewed` says each. */
  readonly until: string;
  /** Of several services charged together, each with the new end of its period; empty for one. */
  readonly renewed: readonly { readonly label: string; readonly until: string }[];
  /** Day of the next try; empty when there is none. */
  readonly nextTry: string;
  /** Of a SEPA debit, its mandate and who debits; null for a card. */
  readonly mandate: Mandate | null;
  readonly url: string;
}

/**
 * `paid`; `declined` with another try or a new means needed; `missing`: there was no means to charge; `action`: the bank wants
 * the customer himself; `unconfirmed`: he did not come in time.
 */
export type ChargeEnd = 'paid' | 'declined' | 'missing' | 'action' | 'unconfirmed';

const words = {
  fr: {
    paid: (it: EndedCharge) => ({
      subject:
        it.renewed.length > 0 ? `${it.renewed.length} services sont renouvelés` : `${it.label} est renouvelé`,
      before:
        it.renewed.length > 0
          ? [
              `Nous avons bien prélevé ${it.amount} en une fois. Vos services sont renouvelés :`,
              ...it.renewed.map((of) => `– ${of.label}, jusqu’au ${of.until}`),
              'Les factures sont dans votre espace client.',
            ]
          : [
              `Nous avons bien prélevé ${it.amount}. Votre service ${it.label} est renouvelé jusqu’au ${it.until}. La facture est dans votre espace client.`,
            ],
      label: 'Voir la facture',
    }),
    declined: (it: EndedCharge) => ({
      subject: `Le paiement de ${it.label} a été refusé`,
      before: [
        `La banque a refusé le paiement de ${it.amount} pour ${it.label}.`,
        it.nextTry
          ? `Nous réessaierons le ${it.nextTry}. Vous pouvez aussi payer autrement dès maintenant.`
          : `Nous n’essaierons plus avec ce moyen de paiement. Pour garder le service, payez autrement ou choisissez un autre moyen.`,
      ],
      label: 'Payer autrement',
    }),
    missing: (it: EndedCharge) => ({
      subject: `Aucun moyen de paiement pour ${it.label}`,
      before: [
        `Nous devions prélever ${it.amount} pour ${it.label}, mais aucun moyen de paiement n’est enregistré. Rien n’a été prélevé.`,
        it.nextTry
          ? `Nous réessaierons le ${it.nextTry} : enregistrez un moyen de paiement avant ce jour, ou payez dès maintenant.`
          : `Pour garder le service, enregistrez un moyen de paiement ou payez dès maintenant.`,
      ],
      label: 'Payer maintenant',
    }),
    unconfirmed: (it: EndedCharge) => ({
      subject: `Le paiement de ${it.label} n’a pas été confirmé`,
      before: [
        `Le paiement de ${it.amount} pour ${it.label} n’a pas été confirmé auprès de votre banque dans les 72 heures. Rien n’a été prélevé.`,
        it.nextTry
          ? `Nous réessaierons le ${it.nextTry}. Vous pouvez aussi payer autrement dès maintenant.`
          : `Pour garder le service, payez dès maintenant ou choisissez un autre moyen.`,
      ],
      label: 'Payer maintenant',
    }),
    action: (it: EndedCharge) => ({
      subject: `Votre banque vous demande de confirmer le paiement de ${it.label}`,
      before: [
        `Votre banque demande que vous confirmiez vous-même le paiement de ${it.amount} pour ${it.label}. Vous avez 72 heures.`,
      ],
      label: 'Confirmer le paiement',
    }),
  },
  en: {
    paid: (it: EndedCharge) => ({
      subject: it.renewed.length > 0 ? `${it.renewed.length} services are renewed` : `${it.label} is renewed`,
      before:
        it.renewed.length > 0
          ? [
              `We have charged ${it.amount} at once. Your services are renewed:`,
              ...it.renewed.map((of) => `– ${of.label}, until ${of.until}`),
              'The invoices are in your customer space.',
            ]
          : [
              `We have charged ${it.amount}. Your service ${it.label} is renewed until ${it.until}. The invoice is in your customer space.`,
            ],
      label: 'See the invoice',
    }),
    declined: (it: EndedCharge) => ({
      subject: `The payment of ${it.label} was declined`,
      before: [
        `The bank declined the payment of ${it.amount} for ${it.label}.`,
        it.nextTry
          ? `We will try again on ${it.nextTry}. You can also pay another way now.`
          : `We will not try this payment method again. To keep the service, pay another way or choose another method.`,
      ],
      label: 'Pay another way',
    }),
    missing: (it: EndedCharge) => ({
      subject: `No payment method for ${it.label}`,
      before: [
        `We were to charge ${it.amount} for ${it.label}, but no payment method is saved. Nothing was taken.`,
        it.nextTry
          ? `We will try again on ${it.nextTry}: save a payment method before that day, or pay now.`
          : `To keep the service, save a payment method or pay now.`,
      ],
      label: 'Pay now',
    }),
    unconfirmed: (it: EndedCharge) => ({
      subject: `The payment of ${it.label} was not confirmed`,
      before: [
        `The payment of ${it.amount} for ${it.label} was not confirmed with your bank within 72 hours. Nothing was taken.`,
        it.nextTry
          ? `We will try again on ${it.nextTry}. You can also pay another way now.`
          : `To keep the service, pay now or choose another method.`,
      ],
      label: 'Pay now',
    }),
    action: (it: EndedCharge) => ({
      subject: `Your bank asks you to confirm the payment of ${it.label}`,
      before: [
        `Your bank asks you to confirm the payment of ${it.amount} for ${it.label} yourself. You have 72 hours.`,
      ],
      label: 'Confirm the payment',
    }),
  },
} as const;

/** Tells how a planned charge ended and what to do. */
export function chargeEndedLetter(envelope: Envelope, end: ChargeEnd, it: EndedCharge): Mail {
  const { subject, before, label } = words[envelope.locale][end](it);
  const after = it.mandate ? [mandateLine[envelope.locale](it.mandate)] : [];
  return compose({ subject, name: it.name, before, after, action: { label, url: it.url } }, envelope);
}
