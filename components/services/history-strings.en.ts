import type { HistoryStrings } from './history-strings.ts';

export const en: HistoryStrings = {
  system: 'Automatic',
  forOther: (by, holder) => `${by} on behalf of ${holder}`,
  from: (site) => `from ${site}`,
  acts: {
    created: () => 'Service ordered',
    'label-changed': ({ from, to }) =>
      to ? (from ? `Renamed “${to}” (before: “${from}”)` : `Named “${to}”`) : `Name “${from}” removed`,
    'tags-changed': ({ tags }) => (tags ? `Tags: ${tags}` : 'Tags removed'),
    'auto-renew-on': () => 'Automatic renewal turned on',
    'auto-renew-off': () => 'Automatic renewal turned off',
    renewed: () => 'Renewed',
    suspended: () => 'Suspended',
    reactivated: () => 'Reactivated',
    expired: () => 'Expired',
    started: () => 'Set up',
    'setup-failed': () => 'Set-up interrupted',
    'cancel-scheduled': () => 'Cancellation requested',
    'move-started': () => 'Change of holder requested',
    terminated: () => 'Ended for good',
  },
  otherAct: 'Changed',
};
