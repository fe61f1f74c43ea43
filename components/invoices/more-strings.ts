import { fr as next } from './next-strings.ts';
import { fr as sources } from './source-strings.ts';

/** What the list of invoices shows on demand, in French: quick summary, filters, exports, selection, payment. */
export const fr = {
  ...next,
  ...sources,
  any: 'Peu importe',
  state: 'État',
  seller: 'Vendeur',
  amount: 'Montant TTC',
  exact: 'Un montant exact : le même des deux côtés.',
  from: 'De',
  to: 'à',
  period: 'Période',
  since: 'Du',
  until: 'au',
  purchaseOrder: 'Votre référence de commande',
  show: (count: string): string => (count ? `Afficher ${count}` : 'Afficher'),
  exports: 'Exporter',
  csv: 'Tableur (CSV)',
  csvHint: 'Les documents filtrés, une ligne par taux de TVA.',
  zip: 'Tous les PDF (ZIP)',
  zipHint: 'Les documents filtrés, préparés en un fichier.',
  fec: 'Écritures comptables (FEC)…',
  fecHint: 'Ventes et encaissements d’une période, pour votre comptable.',
  fecTitle: 'Export comptable (FEC)',
  fecWhat:
    'Sous-journal des ventes et des encaissements au format du fichier des écritures comptables (article A47 A-1 du LPF), en ISO 8859-15.',
  fecGo: 'Télécharger',
  fecOrder: 'La fin est avant le début.',
  archives: 'Archives demandées',
  hide: 'Ne plus afficher ici',
  enter: 'Entrée sur une case mène ici.',
  chosen: (count: string, one: boolean): string =>
    one ? `${count} document choisi` : `${count} documents choisis`,
  pay: 'Payer',
  payRefused: (why: string): string => `Payer : ${why}`,
  nothingToPay: 'Rien à payer dans cette sélection.',
  zipChosen: 'PDF',
  zipLabel: 'Préparer les PDF choisis (ZIP)',
  clear: 'Annuler la sélection',
  payTitle: 'Payer',
  payWhat:
    'Le paiement se confirme dans une fenêtre sécurisée de votre espace client. Le montant est fixé jusqu’à',
  payGo: (amount: string): string => `Ouvrir la fenêtre et payer ${amount}`,
  payAsking: 'Calcul du montant…',
  lines: 'Lignes, HT',
  moreLines: (count: number): string => (count === 1 ? '… et 1 autre ligne' : `… et ${count} autres lignes`),
  vat: (rate: string): string => `TVA ${rate}`,
  total: 'Total TTC',
  payments: 'Règlements',
  on: (day: string): string => `du ${day}`,
};

/** The shape that every language fills. */
export type MoreStrings = typeof fr;
