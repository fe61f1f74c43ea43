import type { Words } from './notice-words.ts';

export const fr: Words = {
  count: (services) => `${services} services`,
  until: (of) => `– ${of.label} : jusqu’au ${of.expiresOn}, ${of.amount}`,
  ended: (of) => `– ${of.label} : terminé le ${of.expiresOn}, ${of.amount}`,
  more: (count) => `– et ${count} autres, dans votre espace client`,
  subjects: {
    'tacit-renewal': ({ some, end }) =>
      `${some} : reconduction automatique le ${end}, vous pouvez la refuser`,
    'ends-in-30': ({ some, end }) => `${some} : à renouveler avant le ${end}`,
    'ends-in-3': ({ some, end }) => `${some} : fin le ${end}`,
    'ends-tomorrow': ({ some, end }) => `${some} : dernier jour le ${end}`,
    expired: ({ some }) => `${some} : période terminée`,
    'suspended-soon': ({ some, cut }) => `${some} : suspension le ${cut}`,
    suspended: ({ some }) => `${some} : service suspendu`,
  },
  before: {
    'tacit-renewal': ({ until }) => [
      'Voici ce qui est reconduit à la fin de sa période. Nous vous le rappelons comme le veut l’article L215-1 du code de la consommation pour les particuliers :',
      ...until,
      'Vous pouvez refuser cette reconduction sans frais, en désactivant le renouvellement automatique dans votre espace client.',
    ],
    'ends-in-30': ({ until }) => [
      'Le renouvellement automatique n’est pas activé. À renouveler avant la fin de la période :',
      ...until,
    ],
    'ends-in-3': ({ until }) => [
      'La période se termine dans moins de trois jours, et aucun paiement n’est prévu :',
      ...until,
    ],
    'ends-tomorrow': ({ until }) => [
      'C’est le moment de renouveler : la période se termine, et aucun paiement n’est prévu.',
      ...until,
    ],
    expired: ({ ended, cut }) => [
      'La période payée est terminée :',
      ...ended,
      `Tout fonctionne encore quelques jours. Sans renouvellement, la suspension aura lieu le ${cut}.`,
    ],
    'suspended-soon': ({ ended, cut }) => [
      `Sans renouvellement, la suspension aura lieu le ${cut} : sites et messageries ne répondront plus.`,
      ...ended,
    ],
    suspended: ({ ended }) => [
      'Faute de renouvellement, ceci est suspendu :',
      ...ended,
      'Vos données sont conservées trente jours. Un renouvellement remet tout en marche.',
    ],
  },
  after: {
    'tacit-renewal':
      'Si la reconduction vous convient, vous n’avez rien à faire : nous vous annoncerons le prélèvement quinze jours avant la fin de la période.',
  },
  refuse: 'Refuser ou vérifier la reconduction',
  renew: (isOne) => (isOne ? 'Renouveler ce service' : 'Renouveler ces services'),
  box: (day) => `Date limite pour refuser la reconduction : ${day}`,
};
