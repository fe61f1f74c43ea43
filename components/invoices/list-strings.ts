import type { InvoiceTab } from '../contract/invoices.ts';

/** What the list says only now and then, in French: filters in force, pages, and what stands for no rows. */
export const fr = {
  clearFilters: 'Tout effacer',
  without: 'Retirer le filtre :',
  between: (from: string, to: string): string =>
    from === to ? from : from && to ? `de ${from} à ${to}` : from ? `dès ${from}` : `jusqu’à ${to}`,
  period: (from: string, to: string): string =>
    from && to ? `du ${from} au ${to}` : from ? `depuis le ${from}` : `jusqu’au ${to}`,
  ordered: (order: string): string => `Commande « ${order} »`,
  ofService: (name: string): string => (name ? `Service : ${name}` : 'Un seul service'),
  pages: 'Pages',
  pageSize: 'Documents par page',
  perPage: (size: number): string => `${size} par page`,
  empty: {
    first: 'Aucune facture pour le moment. La première apparaîtra ici dès son émission, avec son PDF.',
    all: 'Aucun document.',
    to_pay: 'Rien à payer : tout est réglé.',
    paid: 'Aucune facture payée.',
    credit_notes: 'Aucun avoir.',
    filtered: 'Aucun document ne correspond à cette recherche.',
  } satisfies Record<InvoiceTab | 'first' | 'filtered', string>,
  sums: { net: 'HT', vat: 'TVA', total: 'TTC', due: 'Reste à payer' },
  sumsOf: (count: string): string => `Total des ${count} plus récents`,
  searchedUntil: (day: string): string => `Cherché jusqu’au ${day}`,
  searchFurther: 'Chercher plus loin',
  everywhere: 'Chercher dans tous les documents',
};

/** The shape that every language fills. */
export type ListStrings = typeof fr;
