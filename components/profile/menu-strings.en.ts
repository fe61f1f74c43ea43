import type { MenuStrings } from './menu-strings.ts';

export const en: MenuStrings = {
  label: 'My account',
  accounts: 'Switch account',
  signIn: 'Sign in',
  signOut: 'Sign out',
  roles: {
    holder: 'holder',
    administrative: 'administrative contact',
    technical: 'technical contact',
    billing: 'billing contact',
    custom: 'particular rights',
  },
};
