import type { BulkStrings } from './bulk-strings.ts';

export const en: BulkStrings = {
  page: 'The whole page',
  chosen: (count) => (count === 1 ? '1 service selected' : `${count} services selected`),
  tags: 'Tags',
  on: 'Renew automatically',
  off: 'Stop renewing',
  clear: 'Leave the selection',
  enter: 'Enter on a box leads here.',
  most: 'At most fifty services at a time.',
  tagsOf: (count) => (count === 1 ? 'Tags of the service' : `Tags of ${count} services`),
  addTag: 'Add a tag',
  removeTags: 'Remove',
  nothing: 'Choose a tag to add or to remove.',
  apply: 'Apply',
  onOf: 'Renew these services automatically',
  consentFirst: 'At each due date I authorise the charge of:',
  offOf: 'Stop renewing these services automatically',
  offWhy: 'Nothing more is charged for them. Unless you renew them, they expire on the day shown.',
  expires: (on) => `expires on ${on}`,
  agree: 'Authorise and turn on',
  stop: 'Stop',
  left: 'Unchanged:',
  already: 'so already',
  full: 'at most ten tags',
  none: 'There is nothing to change for these services.',
  doing: (done, count) => `${done} of ${count}…`,
  done: (done, count) =>
    done === count
      ? `Done for ${count === 1 ? 'this service' : `all ${count} services`}.`
      : `Done for ${done} of ${count}.`,
  again: 'Try the others again',
  succeeded: 'done',
};
