import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** A refund that ended, written out in the reader's language. */
export interface EndedRefund {
  readonly name: string;
  readonly amount: string;
  /** « Visa ···· 4242 »; empty when the means was not saved. */
  readonly means: string;
  /** What this makes due again: nothing was taken off its price. */
  readonly dueAgain: readonly { readonly number: string; readonly amount: string }[];
  /** The customer space, or where that can be paid. */
  readonly url: string;
}

const dueAgainFr = ({ dueAgain }: EndedRefund): string[] => [
  ...dueAgain.map(
    ({ number, amount }) =>
      `Ce paiement réglait une partie de la facture ${number} : ${amount} y sont de nouveau à payer.`,
  ),
  ...(dueAgain.length > 0
    ? ['Si vous pensez ne plus devoir ce montant, contestez la facture dans votre espace client.']
    : []),
];

const dueAgainEn = ({ dueAgain }: EndedRefund): string[] => [
  ...dueAgain.map(
    ({ number, amount }) =>
      `The payment had settled a part of invoice ${number}: ${amount} of it are due again.`,
  ),
  ...(dueAgain.length > 0
    ? ['If you think that you owe it no more, dispute the invoice in your customer space.']
    : []),
];

const words = {
  fr: {
    done: (it: EndedRefund) => ({
      subject: `Votre remboursement de ${it.amount} est arrivé`,
      before: [
        `Nous vous avons remboursé ${it.amount}${it.means ? ` sur ${it.means}` : ' sur le moyen de paiement utilisé'}. Selon votre banque, le montant apparaît aussitôt ou sous quelques jours ouvrés.`,
        ...dueAgainFr(it),
      ],
    }),
    failed: (it: EndedRefund) => ({
      subject: `Votre remboursement de ${it.amount} n’a pas pu être fait`,
      before: [
        `Le remboursement de ${it.amount}${it.means ? ` sur ${it.means}` : ''} n’a pas été possible. Rien n’est perdu : ce montant est à votre crédit.`,
        'Utilisez-le pour une prochaine facture, ou écrivez-nous pour le recevoir par virement.',
      ],
    }),
    label: 'Ouvrir mon espace client',
    pay: 'Voir ce qui reste à payer',
  },
  en: {
    done: (it: EndedRefund) => ({
      subject: `Your refund of ${it.amount} has arrived`,
      before: [
        `We have refunded ${it.amount}${it.means ? ` to ${it.means}` : ' to the means that paid'}. Depending on your bank, it appears at once or within a few working days.`,
        ...dueAgainEn(it),
      ],
    }),
    failed: (it: EndedRefund) => ({
      subject: `Your refund of ${it.amount} could not be made`,
      before: [
        `The refund of ${it.amount}${it.means ? ` to ${it.means}` : ''} was not possible. Nothing is lost: the amount is your credit.`,
        'Use it for a coming invoice, or write to us to receive it by transfer.',
      ],
    }),
    label: 'Open my customer space',
    pay: 'See what is still to pay',
  },
} as const;

/** Tells how a refund ended. */
export function refundEndedLetter(envelope: Envelope, end: 'done' | 'failed', it: EndedRefund): Mail {
  const of = words[envelope.locale];
  const { subject, before } = of[end](it);
  const label = it.dueAgain.length > 0 ? of.pay : of.label;
  return compose({ subject, name: it.name, before, action: { label, url: it.url } }, envelope);
}
