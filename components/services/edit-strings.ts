/** The editors of a service's name and tags in French. */
export const fr = {
  label: 'Nom du service',
  labelHint:
    'Votre nom pour ce service ; vide, il reprend celui de l’offre. Entrée enregistre, Échap annule.',
  anyway: 'Enregistrer quand même',
  keepTheirs: 'Garder l’autre nom',
  renamedMeanwhile: (by: string, label: string, when: string): string =>
    `${by || 'Quelqu’un'} a ${label ? `renommé ce service « ${label} »` : 'retiré le nom de ce service'}${when ? ` (${when})` : ''} pendant que vous écriviez.`,
  newTag: 'Nouvelle étiquette',
  addTag: 'Ajouter',
  removeTag: 'Retirer l’étiquette',
  done: 'Terminé',
  tagHint: 'Chaque changement est enregistré aussitôt.',
  tagsFull: 'Dix étiquettes au plus : retirez-en une d’abord.',
  merged: 'Les étiquettes avaient changé entre-temps ; les deux changements sont gardés.',
};

/** The shape that every language fills. */
export type EditStrings = typeof fr;
