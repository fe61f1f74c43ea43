import type { Sentences } from '../kit/strings-controller.ts';
import { fr, type ErrandStrings } from './strings.ts';

/** The sentences of slow work, for a `StringsController`. */
export const errandStrings: Sentences<ErrandStrings> = {
  fr,
  en: () => import('./strings.en.ts').then(({ en }) => en),
};
