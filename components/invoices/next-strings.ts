import type { InvoiceState } from '../contract/invoices.ts';

/** What settles a document and what comes next, in French: on its own page and in the list’s quick summary. */
export const fr = {
  payAll: (amount: string): string => `Payer ${amount}`,
  paying: 'Paiement en cours',
  payingSince: (time: string): string => `depuis ${time}`,
  payNoMore: 'Ne payez pas une seconde fois.',
  next: {
    open: (amount: string, day: string): string => `À payer avant le ${day} : ${amount}.`,
    partially_paid: (amount: string, day: string): string => `Reste à payer avant le ${day} : ${amount}.`,
    overdue: (amount: string, day: string): string => `En retard depuis le ${day} : ${amount} à payer.`,
    in_dispute: (amount: string): string =>
      `Contestée : aucun rappel n’est envoyé pour les ${amount} restants. Nous vous répondons ici.`,
    paid: (): string => 'Réglée. Rien à faire.',
    credited: (): string => 'Annulée par un avoir. Rien à payer.',
    issued: (): string => 'Avoir émis. Le remboursement est en route.',
    applied: (): string => 'Imputé sur ce que vous deviez. Rien à faire.',
    refunded: (): string => 'Remboursé. Rien à faire.',
    available: (): string => 'À valoir sur vos prochaines factures.',
  } satisfies Record<InvoiceState, (amount: string, day: string) => string>,
};

/** The shape that every language fills. */
export type NextStrings = typeof fr;
