/** The saved means of payment in French. */
export const fr = {
  methods: 'Moyens de paiement',
  methodsWhy:
    'Cartes et comptes bancaires enregistrés. Leurs numéros sont chez notre prestataire de paiement, jamais chez nous.',
  noMethods:
    'Aucun moyen de paiement enregistré. Avec une carte, payer et renouveler ne demandent qu’un geste.',
  addCard: 'Ajouter une carte',
  addSepa: 'Ajouter un compte bancaire',
  byDefault: 'Par défaut',
  makeDefault: 'Choisir par défaut',
  expiring: 'Expire bientôt',
  expired: 'Expirée',
  expires: (month: string) => `expire fin ${month}`,
  paysFor: 'Sert à renouveler',
  servicesCount: (count: number) => `${count} services`,
  nothingYet: 'Ne renouvelle rien pour l’instant',
  breaks: 'Ces prélèvements échoueront après son expiration :',
  rename: 'Renommer',
  remove: 'Retirer',
  mandate: (rum: string) => `Mandat ${rum}`,
  mandateSince: (date: string) => `signé le ${date}`,
  mandateText: 'Texte du mandat',
};

/** The shape that every language fills. */
export type MeansStrings = typeof fr;
