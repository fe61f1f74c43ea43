import type { meansConsentVersion } from '../contract/payment-methods.ts';

/** Adding, naming and removing a means of payment, and the text of a mandate, in French. */
export const fr = {
  terms: 'Conditions générales',
  /** The consent by its version: what was shown is what is stored. */
  addConsent: {
    '2026-11':
      'J’accepte que les renouvellements automatiques que j’active soient prélevés avec ce moyen de paiement. Chaque prélèvement m’est annoncé quinze jours avant.',
  } satisfies Record<typeof meansConsentVersion, string> as Readonly<Record<string, string>>,
  name: 'Nom',
  chooseAsk: (label: string) => `Avec quel moyen renouveler ${label} ?`,
  chooseWhy: 'Un prélèvement déjà annoncé suit ce choix. Aucun autre service ne change.',
  theDefault: 'Le moyen par défaut',
  today: (name: string) => `aujourd’hui : ${name}`,
  chosen: (label: string) => `Moyen de paiement enregistré pour ${label}.`,
  removeAsk: (name: string) => `Retirer ${name} ?`,
  removeUsed: (count: number) =>
    count < 2
      ? 'Ce moyen de paiement renouvelle un service. Que faire de ce service ?'
      : `Ce moyen de paiement renouvelle ${count} services. Que faire de ces services ?`,
  moveTo: (name: string) => `Les renouveler avec ${name}`,
  turnManual: 'Ne plus les renouveler automatiquement',
  removed: 'Moyen de paiement retiré.',
  added: 'Moyen de paiement enregistré.',
  duplicate: 'Ce moyen de paiement était déjà enregistré.',
  addFailed: 'L’enregistrement n’a pas abouti. Rien n’a été enregistré.',
  addWaiting: 'Enregistrement en cours…',
  mandateLegal: (creditor: string, rum: string) =>
    `En signant ce mandat de prélèvement SEPA récurrent (référence unique ${rum}), vous autorisez ${creditor} à envoyer des instructions à votre banque pour débiter votre compte, et votre banque à débiter votre compte conformément à ces instructions. Vous bénéficiez du droit d’être remboursé par votre banque selon la convention passée avec elle ; une demande de remboursement doit être présentée dans les huit semaines suivant la date de débit de votre compte pour un prélèvement autorisé.`,
  creditor: (creditor: string, id: string) =>
    `Créancier : ${creditor}. Identifiant de créancier SEPA (ICS) : ${id}.`,
  mandateNotice:
    'Chaque prélèvement vous est annoncé par e-mail au moins sept jours avant, avec son montant et sa date.',
};

/** The shape that every language fills. */
export type MeansQuestionStrings = typeof fr;
