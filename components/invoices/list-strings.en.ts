import type { ListStrings } from './list-strings.ts';

export const en: ListStrings = {
  clearFilters: 'Clear all',
  without: 'Remove filter:',
  between: (from, to) =>
    from === to ? from : from && to ? `${from} to ${to}` : from ? `from ${from}` : `up to ${to}`,
  period: (from, to) => (from && to ? `${from} to ${to}` : from ? `since ${from}` : `until ${to}`),
  ordered: (order) => `Purchase order “${order}”`,
  ofService: (name) => (name ? `Service: ${name}` : 'One service'),
  pages: 'Pages',
  pageSize: 'Documents per page',
  perPage: (size) => `${size} per page`,
  empty: {
    first: 'No invoice yet. The first will appear here as soon as it is issued, with its PDF.',
    all: 'No document.',
    to_pay: 'Nothing to pay: everything is settled.',
    paid: 'No paid invoice.',
    credit_notes: 'No credit note.',
    filtered: 'No document matches this search.',
  },
  sums: { net: 'Excl. VAT', vat: 'VAT', total: 'Incl. VAT', due: 'Still to pay' },
  sumsOf: (count) => `Total of the newest ${count}`,
  searchedUntil: (day) => `Searched back to ${day}`,
  searchFurther: 'Search further back',
  everywhere: 'Search in all documents',
};
