import { en as document } from './document-strings.en.ts';
import type { Strings } from './strings.ts';

/** The list of invoices in English. */
export const en: Strings = {
  ...document,
  tabs: { all: 'All', to_pay: 'To pay', paid: 'Paid', credit_notes: 'Credit notes' },
  tabsLabel: 'Invoices by state',
  search: 'Search invoices',
  searchHint: 'Number, domain, service',
  filters: 'Filters',
  export: 'Export',
  columns: {
    select: 'Select',
    name: 'Document',
    dates: 'Date',
    state: 'State',
    amount: 'Amount',
    menu: 'Actions',
  },
  dueOn: (day) => `due on ${day}`,
  wasDueOn: (day) => `was due on ${day}`,
  payOf: (number) => `Pay ${number}`,
  left: (amount) => `${amount} left`,
  net: 'ex VAT',
  choose: (number) => `Select ${number}`,
  chooseAll: 'Select the whole page',
  summaryOf: (number) => `Summary of ${number}`,
  pdfOf: (number) => `Download ${number} (PDF)`,
  count: (count, one) => (one ? `${count} document` : `${count} documents`),
  back: 'All invoices',
};
