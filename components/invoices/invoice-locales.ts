import type { Sentences } from '../kit/strings-controller.ts';
import { fr, type InvoiceStrings } from './invoice-strings.ts';

/** The sentences of one document, for a `StringsController`. */
export const invoiceStrings: Sentences<InvoiceStrings> = {
  fr,
  en: () => import('./invoice-strings.en.ts'),
};
