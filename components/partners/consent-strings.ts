import { scopeWords } from './scope-words.ts';

/** The sentences of the question whether a site may show one’s accounts. */
export const fr = {
  meeting: 'Mise en relation avec le site…',
  asks: 'souhaite afficher votre espace client',
  verified: 'Site vérifié :',
  as: 'Vous êtes',
  notYou: 'Ce n’est pas vous ?',
  accounts: 'Compte à afficher',
  accountsMany: 'Comptes à afficher',
  number: 'n°',
  sees: 'Ce site pourra voir',
  changes: 'Il pourra aussi agir, si vous le cochez',
  granted: 'déjà autorisé',
  lasts: (days: number) =>
    `Cet accord vaut ${days} jours. Vous pouvez y mettre fin à tout moment dans « Sites connectés » de votre espace client.`,
  never: 'Mots de passe, cartes et changements de titulaire ne lui sont jamais accessibles.',
  continue: 'Continuer',
  cancel: 'Annuler',
  working: 'Connexion en cours…',
  toContinue: 'Connectez-vous pour continuer vers',
  scopes: scopeWords,
};

/** The shape that every language fills. */
export type ConsentStrings = typeof fr;
