import type { MenuStrings } from './menu-strings.ts';

export const en: MenuStrings = {
  read: 'Show details',
  label: 'Rename',
  tags: 'Edit tags',
  renewOn: 'Turn automatic renewal on',
  renewOff: 'Turn automatic renewal off',
  kind: 'Kind',
  state: 'State',
  renewal: 'Renewal',
  within: 'Ends',
  tag: 'Tag',
  any: 'Any',
  show: (count) => (count ? `Show ${count}` : 'Show the list'),
};
