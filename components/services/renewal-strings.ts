import type { autoRenewConsentVersion } from '../contract/services.ts';

/** What the consent speaks about. */
export interface Charge {
  /** « 82,80 € TTC » */
  readonly amount: string;
  /** « un an » */
  readonly period: string;
  readonly name: string;
  /** Days of announcement and charge, and the last day to stop it; absent when the next charge is not known. */
  readonly announcedOn?: string;
  readonly chargedOn?: string;
  readonly stopUntil?: string;
  /** Last day of the period, where the charge comes after it. */
  readonly after?: string;
}

/** Automatic renewal in French. */
export const fr = {
  on: 'Activer le renouvellement automatique',
  off: 'Arrêter le renouvellement automatique',
  /** The consent, sentence by sentence, by its version: what was shown is what is stored. */
  consent: {
    '2026-11': ({ amount, period, name }: Charge): string[] => [
      `J’autorise, à chaque échéance, le prélèvement de ${amount} pour ${period} de « ${name} ».`,
      'Chaque prélèvement m’est annoncé par courriel quinze jours avant l’échéance, avec son montant et sa date.',
      'Il a lieu sept jours avant l’échéance. Si le prix augmente, mon accord me sera demandé de nouveau.',
      'Je peux arrêter à tout moment : ici, ou par le lien du courriel, sans me connecter.',
    ],
  } satisfies Record<typeof autoRenewConsentVersion, (charge: Charge) => string[]>,
  next: ({ chargedOn, announcedOn }: Charge): string =>
    `Prochain prélèvement le ${chargedOn}, annoncé le ${announcedOn}.`,
  stopUntil: ({ stopUntil }: Charge): string => `Dernier jour pour l’arrêter : ${stopUntil}`,
  announcedNow: ({ amount, chargedOn }: Charge): string =>
    `L’échéance est proche : j’autorise, cette fois, le prélèvement de ${amount} le ${chargedOn}. Il m’est annoncé dès maintenant par courriel, et je peux le payer plus tôt sous « Paiements planifiés ».`,
  first: (chargedOn: string): string => `premier prélèvement le ${chargedOn}`,
  after: (endsOn: string): string =>
    `Ce sera après l’échéance du ${endsOn} : le service continue jusqu’au prélèvement.`,
  tooLate: (endsOn: string): string =>
    `L’échéance du ${endsOn} est passée et ne sera pas prélevée ; les suivantes seront automatiques.`,
  terms: 'Conditions générales',
  agree: 'Autoriser et activer',
  offWhy: (endsOn: string): string =>
    `Rien ne sera plus prélevé. Sans renouvellement de votre part, ce service expirera le ${endsOn}.`,
  offUndated: 'Rien ne sera plus prélevé. Il faudra le renouveler vous-même avant chaque échéance.',
  stop: 'Arrêter',
  keep: 'Garder actif',
  changed: 'Ce service a changé entre-temps. Vérifiez ce qui suit, puis confirmez de nouveau.',
  done: { on: 'Renouvellement automatique activé.', off: 'Renouvellement automatique arrêté.' },
  periods: { 1: 'un mois', 12: 'un an' } as Readonly<Record<number, string>>,
  months: (months: number): string => (months % 12 === 0 ? `${months / 12} ans` : `${months} mois`),
  taxed: 'TTC',
  untaxed: 'HT (TVA en sus)',
};

/** The shape that every language fills. */
export type RenewalStrings = typeof fr;
