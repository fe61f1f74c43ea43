import type { Sentences } from '../kit/strings-controller.ts';
import { fr, type OperationStrings } from './strings.ts';

/** The sentences of slow work, for a `StringsController`. */
export const operationStrings: Sentences<OperationStrings> = {
  fr,
  en: () => import('./strings.en.ts'),
};
