/** The menu of a row, the filters and the small words of what comes on demand, in French. */
export const fr = {
  read: 'Voir le détail',
  label: 'Renommer',
  tags: 'Modifier les étiquettes',
  renewOn: 'Activer le renouvellement automatique',
  renewOff: 'Arrêter le renouvellement automatique',
  kind: 'Type',
  state: 'État',
  renewal: 'Renouvellement',
  within: 'Échéance',
  tag: 'Étiquette',
  any: 'Peu importe',
  show: (count: string): string => (count ? `Voir ${count}` : 'Voir la liste'),
};

/** The shape that every language fills. */
export type MenuStrings = typeof fr;
