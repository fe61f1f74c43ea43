import { fr as document } from './document-strings.ts';
import { fr as next } from './next-strings.ts';

/** The page of one document in French. */
export const fr = {
  ...document,
  ...next,
  billed: 'Ce qui est facturé',
  credited: 'Ce qui est remboursé ou annulé',
  quantity: 'Qté',
  net: 'HT',
  total: 'TTC',
  lineName: 'Désignation',
  vatRate: 'TVA',
  period: (from: string, to: string): string => `du ${from} au ${to}`,
  vat: (rate: string): string => `TVA ${rate}`,
  due: 'Reste à payer',
  contest: 'Contester',
  pdf: 'Télécharger le PDF',
  pdfSoon: 'Le PDF est en préparation ; il sera là dans quelques secondes.',
  noLines: 'Le détail de ce document n’est pas disponible ici.',
};

/** The shape that every language fills. */
export type InvoiceStrings = typeof fr;
