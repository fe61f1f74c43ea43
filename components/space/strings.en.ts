import type { Strings } from './strings.ts';

export const en: Strings = {
  name: 'Customer space',
  categories: {
    profile: 'Personal information',
    services: 'Manage my services',
    billing: 'Billing & payments',
  },
  places: {
    sites: 'Connected sites',
    invoices: 'My invoices',
    credit: 'My credit',
    operations: 'Operations and archives',
    accountant: 'Address and accountant',
    scheduled: 'Scheduled payments',
    methods: 'Payment methods',
  },
  menu: 'Menu',
  account: 'Account',
};
