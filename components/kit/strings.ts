import type { ProblemCode, RefusalReason } from '../contract/problem.ts';
import { tablesOnDemand } from './tables-on-demand.ts';

const refusals = tablesOnDemand(() => import('./refusals.ts'));

/** Sentences that every room shares: refusals in words with their remedy, and what stands for a list. */
export const fr = {
  loading: 'Chargement…',
  retry: 'Réessayer',
  signIn: 'Se connecter',
  allow: 'Autoriser ce site',
  signInWhy: 'Connectez-vous à votre espace client pour voir ces informations.',
  sessionEnded: 'Votre session a pris fin. Reconnectez-vous pour continuer.',
  blocked: 'Ce site ne peut plus afficher votre espace client.',
  offline: 'Connexion perdue. Informations de',
  reload: 'Cette partie n’a pas pu être chargée. Rechargez la page.',
  cancel: 'Annuler',
  close: 'Fermer',
  save: 'Enregistrer',
  saved: 'Enregistré',
  next: 'Suivant',
  previous: 'Précédent',
  more: 'plus de',
  of: 'sur',
  /** Seldom needed: they come when the first is asked for. */
  reasons: refusals<RefusalReason>('reasons', ''),
  problems: refusals<ProblemCode | 'offline'>(
    'problems',
    'Un problème est survenu. Réessayez dans un instant.',
    {
      offline: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
    },
  ),
};

/** The shape that every language fills. */
export type KitStrings = typeof fr;
