import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** Money that came in and what became of it, written out by the caller in the reader's language. */
export interface ReceivedMoney {
  readonly name: string;
  readonly amount: string;
  readonly settled: readonly { readonly number: string; readonly amount: string; readonly left: string }[];
  /** What was not owed any more; empty when nothing was. */
  readonly credit: string;
  /** `late`: it came after it had been given up. */
  readonly kind: 'payment' | 'transfer' | 'late';
  readonly url: string;
}

const words = {
  fr: {
    subjects: {
      payment: (it: ReceivedMoney) => `Reçu : votre paiement de ${it.amount}`,
      transfer: (it: ReceivedMoney) => `Nous avons reçu votre virement de ${it.amount}`,
      late: (it: ReceivedMoney) => `Votre paiement de ${it.amount} est arrivé`,
    },
    came: {
      payment: (it: ReceivedMoney) => `Nous avons bien reçu votre paiement de ${it.amount}. Merci !`,
      transfer: (it: ReceivedMoney) => `Votre virement de ${it.amount} est arrivé.`,
      late: (it: ReceivedMoney) => `Votre paiement de ${it.amount} est arrivé plus tard que prévu.`,
    },
    settled: (it: ReceivedMoney['settled'][number]) =>
      it.left
        ? `${it.number} : ${it.amount} réglés, il reste ${it.left} à payer.`
        : `${it.number} : ${it.amount}, facture réglée.`,
    credit: (amount: string) =>
      `${amount} n’étaient plus dus : ils restent à votre crédit. Utilisez-les pour une prochaine facture, ou demandez-en le remboursement.`,
    label: 'Voir mes factures',
  },
  en: {
    subjects: {
      payment: (it: ReceivedMoney) => `Receipt: your payment of ${it.amount}`,
      transfer: (it: ReceivedMoney) => `We received your transfer of ${it.amount}`,
      late: (it: ReceivedMoney) => `Your payment of ${it.amount} has arrived`,
    },
    came: {
      payment: (it: ReceivedMoney) => `We have received your payment of ${it.amount}. Thank you!`,
      transfer: (it: ReceivedMoney) => `Your transfer of ${it.amount} has arrived.`,
      late: (it: ReceivedMoney) => `Your payment of ${it.amount} arrived later than expected.`,
    },
    settled: (it: ReceivedMoney['settled'][number]) =>
      it.left
        ? `${it.number}: ${it.amount} paid, ${it.left} still to pay.`
        : `${it.number}: ${it.amount}, invoice paid.`,
    credit: (amount: string) =>
      `${amount} was no longer owed and stays as your credit. Use it for a coming invoice, or ask for it back.`,
    label: 'See my invoices',
  },
} as const;

/** Tells that money came in, line by line: nothing that was too much or too late is kept in silence. */
export function moneyReceivedLetter(envelope: Envelope, it: ReceivedMoney): Mail {
  const of = words[envelope.locale];
  const before = [
    of.came[it.kind](it),
    ...it.settled.map(of.settled),
    ...(it.credit ? [of.credit(it.credit)] : []),
  ];
  return compose(
    { subject: of.subjects[it.kind](it), name: it.name, before, action: { label: of.label, url: it.url } },
    envelope,
  );
}
