import type { Sentences } from '../kit/strings-controller.ts';
import { fr, type BillingStrings } from './billing-strings.ts';

/** The sentences of the billing settings, for a `StringsController`. */
export const billingStrings: Sentences<BillingStrings> = {
  fr,
  en: () => import('./billing-strings.en.ts'),
};
