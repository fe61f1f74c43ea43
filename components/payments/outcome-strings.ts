import type { Payment } from '../contract/payments.ts';

/** How a payment went, and what to write into a transfer, in French. */
export const fr = {
  payingSince: (time: string) => `Paiement en cours depuis ${time}, ne payez pas une seconde fois.`,
  statuses: {
    created: 'Paiement envoyé à la banque…',
    requires_payment_method: 'Le paiement n’est pas terminé.',
    requires_action: 'Votre banque attend votre confirmation.',
    processing: 'Paiement en cours de traitement. Nous vous tiendrons au courant.',
    succeeded: 'Paiement reçu. Merci !',
    failed: 'Le paiement a été refusé.',
    canceled: 'Le paiement a été abandonné.',
  } satisfies Record<Payment['status'], string>,
  whys: {
    authentication: 'Votre banque n’a pas reçu votre confirmation.',
    insufficient_funds: 'Votre banque signale une provision insuffisante.',
    expired_card: 'Cette carte a expiré.',
  },
  nothingTaken: 'Rien n’a été débité. Réessayez, ou choisissez un autre moyen.',
  again: 'Essayer autrement',
  backToSpace: 'Retour à mon espace client',
  settled: 'Factures réglées',
  kept: (amount: string) => `${amount} n’étaient plus dus et restent à votre crédit.`,
  disputed: {
    open: (amount: string) => `${amount} contestés auprès de votre banque.`,
    won: (amount: string) => `La contestation de ${amount} est close : ce paiement est confirmé.`,
    lost: (amount: string) =>
      `${amount} repris par votre banque : ce que ce paiement réglait est de nouveau à payer.`,
  },
  transferTitle: 'Votre virement',
  transferWhy:
    'Saisissez ces informations dans votre banque. La référence suffit à reconnaître votre paiement.',
  transferSeveral: 'Vos factures viennent de deux sociétés : faites un virement à chacune.',
  transferAmount: 'Montant',
  transferReference: 'Référence à indiquer',
  transferBeneficiary: 'Bénéficiaire',
  transferInvoices: 'Factures réglées',
  transferCare:
    'Rien n’est encore payé. N’envoyez ce virement qu’une fois : ces factures restent à payer ici jusqu’à son arrivée, et vous serez prévenu par e-mail.',
  copy: 'Copier',
  copied: 'Copié.',
};

/** The shape that every language fills. */
export type OutcomeStrings = typeof fr;
