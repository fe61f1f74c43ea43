import { scopeWords } from './scope-words.ts';

/** The sentences of connected sites. */
export const fr = {
  connections: 'Sites connectés',
  connectionsWhy: 'Ces sites peuvent afficher vos comptes. Retirez l’accès à ceux que vous n’utilisez plus.',
  none: 'Aucun site n’est connecté. Un site qui veut afficher vos services vous le demande sur sa page ; il apparaît ici dès que vous acceptez.',
  suspended: 'suspendu',
  accounts: 'Comptes affichés',
  sees: 'Peut voir',
  does: 'Peut aussi',
  since: 'Autorisé le',
  lastUse: 'Dernière utilisation',
  neverUsed: 'jamais utilisé',
  until: 'Expire le',
  browsers: (count: number) => (count <= 1 ? `${count} navigateur reconnu` : `${count} navigateurs reconnus`),
  sessions: (count: number) => (count <= 1 ? `${count} session ouverte` : `${count} sessions ouvertes`),
  revoke: 'Retirer l’accès',
  revokeOf: (name: string) => `Retirer l’accès de ${name}`,
  revokeAsk: (name: string) => `Retirer l’accès de ${name} ?`,
  revokeText:
    'Ce site ne pourra plus rien afficher, dans aucun navigateur, dans les cinq secondes. Vous pourrez lui redonner accès depuis sa page.',
  revoked: (name: string) => `L’accès de ${name} est retiré.`,
  scopes: scopeWords,
};

/** The shape that every language fills. */
export type ConnectionStrings = typeof fr;
