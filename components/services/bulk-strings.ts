/** Doing one thing to several services, in French. */
export const fr = {
  page: 'Toute la page',
  chosen: (count: number) => (count < 2 ? `${count} service choisi` : `${count} services choisis`),
  tags: 'Étiquettes',
  on: 'Renouveler automatiquement',
  off: 'Arrêter le renouvellement',
  clear: 'Quitter la sélection',
  enter: 'Entrée sur une case mène ici.',
  most: 'Cinquante services au plus à la fois.',
  tagsOf: (count: number) => (count < 2 ? 'Étiquettes du service' : `Étiquettes de ${count} services`),
  addTag: 'Ajouter une étiquette',
  removeTags: 'Retirer',
  nothing: 'Choisissez une étiquette à ajouter ou à retirer.',
  apply: 'Appliquer',
  onOf: 'Renouveler automatiquement ces services',
  consentFirst: 'J’autorise, à chaque échéance, le prélèvement :',
  offOf: 'Arrêter le renouvellement automatique de ces services',
  offWhy:
    'Rien ne sera plus prélevé pour eux. Sans renouvellement de votre part, ils expirent à la date indiquée.',
  expires: (on: string) => `expire le ${on}`,
  agree: 'Autoriser et activer',
  stop: 'Arrêter',
  left: 'Sans changement :',
  already: 'déjà ainsi',
  full: 'dix étiquettes au plus',
  none: 'Rien à changer pour ces services.',
  doing: (done: number, count: number) => `${done} sur ${count}…`,
  done: (done: number, count: number) =>
    done === count
      ? `C’est fait pour ${count === 1 ? 'ce service' : `les ${count} services`}.`
      : `Fait pour ${done} sur ${count}.`,
  again: 'Réessayer pour les autres',
  succeeded: 'fait',
};

/** The shape that every language fills. */
export type BulkStrings = typeof fr;
