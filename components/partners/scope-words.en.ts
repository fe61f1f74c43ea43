import type { Scope } from '../contract/access.ts';

export const scopeWords: Readonly<Record<Scope, string>> = {
  'profile:read': 'your name and e-mail address',
  'services:read': 'your services, their state and due dates',
  'services:renew': 'renew your services',
  'services:manage': 'name and sort your services, set their renewal',
  'dns:write': 'change the DNS servers of your domains',
  'contacts:read': 'the contacts of your accounts',
  'contacts:write': 'add, change or remove contacts',
  'orders:create': 'prepare orders, which you confirm with us',
  'invoices:read': 'your invoices and credit notes',
  'invoices:pay': 'ask for the payment of an invoice, which you confirm with us',
  'tickets:read': 'your support requests',
  'tickets:write': 'open support requests and answer them',
};
