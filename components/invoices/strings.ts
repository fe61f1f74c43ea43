import type { InvoiceTab } from '../contract/invoices.ts';
import { fr as document } from './document-strings.ts';

/** The list of invoices in French. */
export const fr = {
  ...document,
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
  dueOn: (day: string): string => `à payer le ${day}`,
  wasDueOn: (day: string): string => `était due le ${day}`,
  payOf: (number: string): string => `Payer ${number}`,
  left: (amount: string): string => `reste ${amount}`,
  net: 'HT',
  choose: (number: string): string => `Choisir ${number}`,
  chooseAll: 'Choisir toute la page',
  summaryOf: (number: string): string => `Aperçu de ${number}`,
  pdfOf: (number: string): string => `Télécharger ${number} (PDF)`,
  count: (count: string, one: boolean): string => (one ? `${count} document` : `${count} documents`),
  back: 'Toutes les factures',
};

/** The shape that every language fills. */
export type Strings = typeof fr;
