import type { InvoiceState, InvoiceTab } from '../contract/invoices.ts';

/** The list of invoices in French. */
export const fr = {
  tabs: {
    all: 'Toutes',
    to_pay: 'À payer',
    paid: 'Payées',
    credit_notes: 'Avoirs',
  } satisfies Record<InvoiceTab, string>,
  tabsLabel: 'Factures par état',
  search: 'Rechercher une facture',
  searchHint: 'Numéro, domaine, service',
  filters: 'Filtres',
  export: 'Exporter',
  columns: {
    select: 'Choisir',
    name: 'Document',
    dates: 'Date',
    state: 'État',
    amount: 'Montant',
    menu: 'Actions',
  },
  kinds: { FA: 'Facture', AV: 'Avoir' },
  sellers: { host: 'Hébergement', care: 'Services à domicile' },
  states: {
    open: 'À payer',
    partially_paid: 'Payée en partie',
    overdue: 'En retard',
    paid: 'Payée',
    credited: 'Annulée par avoir',
    issued: 'Émis',
    applied: 'Imputé',
    refunded: 'Remboursé',
    available: 'Disponible',
  } satisfies Record<InvoiceState, string>,
  paying: (since: string): string => `Paiement en cours depuis ${since}`,
  payNoMore: 'Ne payez pas une seconde fois.',
  dueOn: (day: string): string => `à payer le ${day}`,
  wasDueOn: (day: string): string => `était due le ${day}`,
  pay: 'Payer',
  payOf: (number: string): string => `Payer ${number}`,
  left: (amount: string): string => `reste ${amount}`,
  net: 'HT',
  choose: (number: string): string => `Choisir ${number}`,
  chooseAll: 'Choisir toute la page',
  summaryOf: (number: string): string => `Aperçu de ${number}`,
  pdfOf: (number: string): string => `Télécharger ${number} (PDF)`,
  range: (from: number, to: number, total: string): string => `${from}–${to}${total ? ` sur ${total}` : ''}`,
  moreThan: (count: string): string => `plus de ${count}`,
  count: (count: string, one: boolean): string => (one ? `${count} document` : `${count} documents`),
  sums: { net: 'HT', vat: 'TVA', total: 'TTC', due: 'Reste à payer' },
  sumsOf: (count: string): string => `Total des ${count} plus récents`,
  back: 'Toutes les factures',
  reload: 'Cette partie n’a pas pu être chargée. Rechargez la page.',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
