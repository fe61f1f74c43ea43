import type { ServiceState } from '../contract/services.ts';

/** The page of one service in French. */
export const fr = {
  why: {
    pending_payment: 'La mise en service commencera dès la réception du paiement.',
    pending_setup: 'Nous préparons votre service. Vous n’avez rien à faire.',
    failed_setup: 'La mise en service a rencontré un problème. Notre équipe s’en occupe.',
    active: 'Tout fonctionne.',
    expired: 'Il fonctionne encore pendant le délai de grâce. Renouvelez-le pour éviter sa suspension.',
    suspended: 'Il est arrêté. Il reprendra dès que les factures en attente seront réglées.',
    terminated: 'Il est arrêté définitivement.',
  } satisfies Record<ServiceState, string>,
  owed: (amount: string): string => `Il fonctionne, mais il reste ${amount} à payer.`,
  expiring: 'Il fonctionne, mais arrive à échéance sans être renouvelé.',
  moving: 'Un changement de titulaire est en cours ; la plupart des actions sont verrouillées.',
  next: 'Et ensuite',
  nextCharge: (on: string, amount: string): string =>
    `${amount} seront prélevés le ${on}, puis le service sera prolongé.`,
  nextAuto: (on: string): string => `Le renouvellement automatique prolonge ce service après le ${on}.`,
  nextManual: (on: string): string => `Sans renouvellement de votre part, il expirera le ${on}.`,
  nextEnd: (on: string): string => `Il prendra fin le ${on}.`,
  nextMonthly: 'Les prestations du mois vous sont facturées au début du mois suivant.',
  endedOn: (on: string): string => `Sa période a pris fin le ${on}.`,
  newPrice: (amount: string): string => `${amount} à partir de la prochaine période.`,
  autoRenew: 'Renouvellement automatique',
  consentSince: (on: string): string => `Autorisé le ${on}.`,
  facts: 'Informations',
  product: 'Offre',
  domain: 'Domaine',
  order: 'N° de commande',
  holder: 'Titulaire',
  started: 'Commencé le',
  created: 'Commandé le',
  unpaid: 'Reste à payer',
  invoices: 'Factures de ce service',
  pay: 'Voir et payer',
  tags: 'Étiquettes',
  noTags: 'Aucune',
  editTags: 'Modifier les étiquettes',
  rename: 'Renommer',
  history: 'Historique',
};

/** The shape that every language fills. */
export type ServiceStrings = typeof fr;
