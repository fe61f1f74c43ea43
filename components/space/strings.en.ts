import type { Strings } from './strings.ts';

export const en: Strings = {
  name: 'Customer space',
  categories: {
    profile: 'Personal information',
    services: 'Manage my services',
    contacts: 'Contacts',
    orders: 'Order a service',
    billing: 'Billing & payments',
    support: 'Support & help',
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
  absent: (names) => `Not open yet: ${names}.`,
  menu: 'Menu',
  account: 'Account',
  acting: 'You are acting on behalf of',
  roles: {
    holder: 'holder',
    administrative: 'administrative contact',
    technical: 'technical contact',
    billing: 'billing contact',
    custom: 'custom rights',
  },
  demo: (parts) => `Demonstration: ${parts}.`,
  sandboxes: { mail: 'simulated e-mail', payments: 'simulated payments', sellers: 'fictitious seller' },
  reload: 'This part could not be loaded.',
};
