import { en as document } from './document-strings.en.ts';
import { en as next } from './next-strings.en.ts';
import type { InvoiceStrings } from './invoice-strings.ts';

/** The page of one document in English. */
export const en: InvoiceStrings = {
  ...document,
  ...next,
  billed: 'What is billed',
  credited: 'What is refunded or cancelled',
  quantity: 'Qty',
  net: 'Excl. VAT',
  total: 'Incl. VAT',
  lineName: 'Description',
  vatRate: 'VAT',
  period: (from, to) => `${from} to ${to}`,
  vat: (rate) => `VAT ${rate}`,
  due: 'Still to pay',
  contest: 'Contest',
  pdf: 'Download the PDF',
  pdfSoon: 'The PDF is being made; it will be here in a few seconds.',
  noLines: 'The details of this document are not available here.',
};
