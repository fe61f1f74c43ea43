import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** What a letter about a contested payment says; written out by the caller in the reader's language. */
export interface DisputeNews {
  readonly name: string;
  readonly amount: string;
  readonly on: string;
  readonly url: string;
}

const words = {
  fr: {
    open: (it: DisputeNews) => ({
      subject: `Votre paiement de ${it.amount} est contesté`,
      before: [
        `Votre banque nous a signalé le ${it.on} que votre paiement de ${it.amount} est contesté.`,
        'Tant que ce n’est pas réglé, nous ne prélevons plus rien automatiquement et ne vous relançons pas. Vous pouvez toujours payer vous-même.',
        'Si vous n’êtes pas à l’origine de cette contestation, demandez à votre banque de la retirer.',
      ],
    }),
    won: (it: DisputeNews) => ({
      subject: `La contestation de votre paiement de ${it.amount} est close`,
      before: [
        `Votre paiement de ${it.amount} est confirmé. Les prélèvements automatiques que vous avez acceptés reprennent.`,
      ],
    }),
    lost: (it: DisputeNews) => ({
      subject: `Votre paiement de ${it.amount} a été repris par votre banque`,
      before: [
        `Votre banque a repris le paiement de ${it.amount} contesté le ${it.on}. Les factures qu’il réglait sont de nouveau à payer.`,
        'Les prélèvements automatiques restent suspendus jusqu’à leur règlement.',
      ],
    }),
    label: 'Voir mes factures',
  },
  en: {
    open: (it: DisputeNews) => ({
      subject: `Your payment of ${it.amount} is disputed`,
      before: [
        `On ${it.on} your bank told us that your payment of ${it.amount} is disputed.`,
        'Until this is settled, we take no automatic charge and send no reminder. You can still pay yourself.',
        'If this dispute does not come from you, ask your bank to withdraw it.',
      ],
    }),
    won: (it: DisputeNews) => ({
      subject: `The dispute of your payment of ${it.amount} is closed`,
      before: [`Your payment of ${it.amount} is confirmed. The automatic charges that you agreed to go on.`],
    }),
    lost: (it: DisputeNews) => ({
      subject: `Your bank took back your payment of ${it.amount}`,
      before: [
        `Your bank took back the payment of ${it.amount} disputed on ${it.on}. The invoices that it settled are to be paid again.`,
        'Automatic charges stay suspended until then.',
      ],
    }),
    label: 'See my invoices',
  },
} as const;

/** Tells that a payment is contested, and how that ended. */
export function disputeLetter(envelope: Envelope, outcome: 'open' | 'won' | 'lost', it: DisputeNews): Mail {
  const of = words[envelope.locale];
  const { subject, before } = of[outcome](it);
  return compose({ subject, name: it.name, before, action: { label: of.label, url: it.url } }, envelope);
}
