import type { RenewalMode, ServiceTab } from '../contract/services.ts';

/** What the list says only now and then, in French: menu, filters, chips, pages, and what stands for no rows. */
export const fr = {
  read: 'Voir le détail',
  label: 'Renommer',
  tags: 'Modifier les étiquettes',
  renewOn: 'Activer le renouvellement automatique',
  renewOff: 'Arrêter le renouvellement automatique',
  several: 'Choisir plusieurs services',
  choose: (name: string): string => `Choisir ${name}`,
  kind: 'Type',
  state: 'État',
  renewal: 'Renouvellement',
  renewals: {
    auto: 'Renouvellement automatique',
    manual: 'Renouvellement manuel',
    none: 'Sans renouvellement',
  } satisfies Record<RenewalMode, string>,
  ends: 'Échéance',
  within: (days: number): string => `Échéance sous ${days} jours`,
  hasUnpaid: 'Avec impayé',
  tag: 'Étiquette',
  tagged: (tag: string): string => `Étiquette « ${tag} »`,
  any: 'Peu importe',
  without: 'Retirer le filtre :',
  clear: 'Tout effacer',
  show: (count: string): string => (count ? `Voir ${count}` : 'Voir la liste'),
  pages: 'Pages',
  pageSize: 'Services par page',
  perPage: (size: number): string => `${size} par page`,
  empty: {
    first: 'Vous n’avez encore aucun service. Ils apparaîtront ici dès votre première commande.',
    active: 'Aucun service actif.',
    expired: 'Aucun service expiré, suspendu ou résilié.',
    pending: 'Aucune commande en attente.',
    todo: 'Rien à faire : tout est en ordre.',
    all: 'Aucun service.',
    filtered: 'Aucun service ne correspond à cette recherche.',
  } satisfies Record<ServiceTab | 'all' | 'first' | 'filtered', string>,
  searchedPart: 'une partie de vos services parcourue',
  foundNoneYet: 'Rien trouvé dans la partie de vos services déjà parcourue.',
  searchFurther: 'Chercher plus loin',
  everywhere: 'Chercher dans tous les services',
};

/** The shape that every language fills. */
export type MoreStrings = typeof fr;
