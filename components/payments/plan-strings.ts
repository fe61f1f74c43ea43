import type { ScheduledPayment } from '../contract/scheduled-payments.ts';

/** The planned charges in French. */
export const fr = {
  planned: 'Paiements planifiés',
  plannedWhy:
    'Annoncés quinze jours avant, prélevés sept jours avant l’échéance. Vous pouvez sauter, déplacer ou avancer chacun.',
  past: 'Passés',
  noneComing: 'Aucun prélèvement à venir. Chacun est annoncé ici quinze jours avant l’échéance.',
  nonePast: 'Aucun prélèvement pour le moment : ceux qui auront eu lieu resteront ici.',
  renewsUntil: (date: string) => `renouvelle jusqu’au ${date}`,
  together: (labels: string) => `prélevé en une fois avec ${labels}`,
  planStatuses: {
    planned: 'Prévu',
    stopped: 'Arrêté',
    processing: 'En cours',
    paid: 'Payé',
    failed: 'Refusé',
    action_required: 'À confirmer',
    canceled: 'Annulé',
  } satisfies Record<ScheduledPayment['status'], string>,
  nextTry: (date: string) => `Nouvel essai le ${date}`,
  noMoreTry: 'Plus d’essai automatique : payez autrement.',
  skip: 'Sauter cette fois',
  turnOff: 'Arrêter le renouvellement',
  move: 'Déplacer',
  payNow: 'Payer maintenant',
  confirm: 'Confirmer le paiement',
  changeMethod: 'Changer de moyen',
  noMeans: 'aucun moyen de paiement',
  dearer: (before: string, now: string) =>
    `Vous avez accepté ${before} ; le prix est maintenant de ${now}. Rien ne sera prélevé sans votre accord.`,
  agree: 'J’accepte ce prix',
  renewalOff:
    'Renouvellement automatique arrêté. Pour payer cette période, réactivez-le sur la page du service.',
};

/** The shape that every language fills. */
export type PlanStrings = typeof fr;
