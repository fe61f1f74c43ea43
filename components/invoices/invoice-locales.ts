import type { Sentences } from '../kit/strings-controller.ts';
import { fr as moreFr, type MoreStrings } from './more-strings.ts';
import { fr, type InvoiceStrings } from './invoice-strings.ts';

/** The sentences of one document, for a `StringsController`. */
export const invoiceStrings: Sentences<InvoiceStrings> = {
  fr,
  en: () => import('./invoice-strings.en.ts').then(({ en }) => en),
};

/** Those that it shares with what the list shows on demand. */
export const moreSentences: Sentences<MoreStrings> = {
  fr: moreFr,
  en: () => import('./more-strings.en.ts').then(({ en }) => en),
};
