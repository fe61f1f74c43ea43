import type { Sentences } from './strings-controller.ts';
import { fr, type KitStrings } from './strings.ts';

/** The shared sentences, for a `StringsController`. */
export const kitStrings: Sentences<KitStrings> = {
  fr,
  en: () => import('./strings.en.ts'),
};
