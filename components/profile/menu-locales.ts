import type { Sentences } from '../kit/strings-controller.ts';
import { fr, type MenuStrings } from './menu-strings.ts';

/** The sentences of the account menu, for a `StringsController`. */
export const menuStrings: Sentences<MenuStrings> = {
  fr,
  en: () => import('./menu-strings.en.ts'),
};
