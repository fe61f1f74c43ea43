/** The charges of a week in one, the twelve months ahead and the calendar’s address, in French. */
export const fr = {
  group: 'Un seul prélèvement par semaine',
  groupWhy:
    'Ce qui est dû à moins de sept jours d’écart, avec le même moyen, est annoncé et prélevé en une fois, avec une facture par service. Chaque service peut toujours être arrêté seul.',
  forecast: 'Douze mois à venir',
  forecastTotal: 'Total sur douze mois, aux prix d’aujourd’hui',
  asked: 'À renouveler vous-même :',
  automatic: 'Automatique :',
  others: (count: number) => (count > 1 ? ` et ${count} autres` : ' et un autre'),
  byService: 'Par service',
  times: (count: number) => (count > 1 ? `${count} fois` : ''),
  calendar: 'Dans votre calendrier',
  calendarWhy:
    'Une adresse secrète à ajouter à votre calendrier : prélèvements et échéances, sans montant ni nom. Elle se met à jour seule.',
  calendarMake: 'Créer l’adresse',
  calendarRemake: 'Créer une nouvelle adresse',
  calendarRevoke: 'Supprimer l’adresse',
  calendarOnce: 'Copiez cette adresse maintenant : elle ne sera plus affichée.',
  calendarSince: (date: string) => `Une adresse existe depuis le ${date}.`,
  calendarRead: (date: string) => `Lue par un calendrier le ${date}.`,
  calendarNew: 'La nouvelle adresse remplace l’ancienne, qui ne répond plus.',
  calendarGone: 'Adresse supprimée : elle ne répond plus.',
  calendarAddress: 'Adresse du calendrier',
  copy: 'Copier',
  copied: 'Copié.',
};

/** The shape that every language fills. */
export type AheadStrings = typeof fr;
