import type { ConnectionStrings } from './connection-strings.ts';
import { scopeWords } from './scope-words.en.ts';

export const en: ConnectionStrings = {
  connections: 'Connected sites',
  connectionsWhy: 'These sites can show your accounts. Remove the access of those you no longer use.',
  none: 'No site is connected. A site that wants to show your services asks you on its own page; it appears here once you agree.',
  suspended: 'suspended',
  accounts: 'Accounts shown',
  sees: 'Can see',
  does: 'Can also',
  since: 'Allowed on',
  lastUse: 'Last used',
  neverUsed: 'never used',
  until: 'Expires on',
  browsers: (count) => (count === 1 ? '1 known browser' : `${count} known browsers`),
  sessions: (count) => (count === 1 ? '1 open session' : `${count} open sessions`),
  revoke: 'Remove access',
  revokeOf: (name) => `Remove access of ${name}`,
  revokeAsk: (name) => `Remove access of ${name}?`,
  revokeText:
    'This site will show nothing any more, in any browser, within five seconds. You may allow it again from its page.',
  revoked: (name) => `The access of ${name} was removed.`,
  scopes: scopeWords,
};
