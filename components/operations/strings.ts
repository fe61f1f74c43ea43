import type { OperationState, OperationType } from '../contract/operations.ts';

type Facts = Readonly<Record<string, string | number>>;

/** Slow work in French. */
export const fr = {
  titles: {
    'invoice-archive': ({ count = 0 }: Facts, shown: string): string =>
      count === 1 ? 'Archive d’un document' : `Archive de ${shown} documents`,
  } satisfies Record<OperationType, (facts: Facts, count: string) => string>,
  states: {
    todo: 'En attente',
    doing: 'En cours',
    blocked: 'En pause',
    done: 'Terminé',
    failed: 'Échec',
    cancelled: 'Annulé',
  } satisfies Record<OperationState, string>,
  steps: { 'check-files': 'Vérification des PDF' } as Readonly<Record<string, string>>,
  blocks: {
    'files-being-made': 'Des PDF sont encore en préparation. L’opération reprend toute seule.',
  } as Readonly<Record<string, string>>,
  blocked: 'Elle reprend toute seule dès que possible.',
  needed: 'Il manque de votre part :',
  needs: {} as Readonly<Record<string, string>>,
  failures: {
    'files-missing': 'Certains PDF n’ont pas pu être préparés. Relancez dans quelques minutes.',
    unexpected: 'Un problème est survenu de notre côté. Rien n’est perdu : relancez.',
  } as Readonly<Record<string, string>>,
  waits: 'Commence dans un instant. Vous pouvez continuer, ou fermer cette page.',
  goesOn: 'Vous pouvez continuer, ou fermer cette page : l’opération continue sans vous.',
  progress: (percent: string): string => `${percent} faits`,
  download: (size: string): string => `Télécharger (${size})`,
  fetching: 'Préparation du lien…',
  until: (when: string): string => `Disponible jusqu’au ${when}.`,
  gone: 'Le fichier n’est plus conservé. Relancez pour l’obtenir à nouveau.',
  startedOn: (when: string): string => `Demandé le ${when}`,
  cancel: 'Annuler',
  cancelOf: (title: string): string => `Annuler : ${title}`,
  relaunch: 'Relancer',
  relaunchOf: (title: string): string => `Relancer : ${title}`,
  list: 'Opérations',
  none: 'Aucune opération. Ce qui prend du temps, comme une archive de factures, se suit ici.',
};

/** The shape that every language fills. */
export type OperationStrings = typeof fr;
