/** The billing settings in French. */
export const fr = {
  identity: 'Adresse de facturation',
  buyer: 'Facturé à',
  vatId: 'N° de TVA',
  sentAt: 'Factures envoyées à',
  past: 'Les documents déjà émis gardent l’adresse qu’ils portent.',
  change: 'Modifier l’adresse',
  accountant: 'Envoi à votre comptable',
  why: 'Chaque facture et chaque avoir partira aussi, dès son émission et avec son PDF, à cette adresse.',
  sentTo: (email: string): string => `Chaque nouveau document part aussi à ${email}.`,
  email: 'Adresse électronique du comptable',
  wrong: 'Écrivez une adresse comme nom@exemple.fr.',
  done: (email: string): string => `C’est fait : les prochains documents partiront aussi à ${email}.`,
  stop: 'Arrêter l’envoi',
  stopped: 'C’est fait : plus rien ne part au comptable.',
};

/** The shape that every language fills. */
export type BillingStrings = typeof fr;
