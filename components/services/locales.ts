import type { Sentences } from '../kit/strings-controller.ts';
import type { MenuStrings } from './menu-strings.ts';
import { fr, type Strings } from './strings.ts';

/** The sentences of the list, for a `StringsController`. */
export const strings: Sentences<Strings> = { fr, en: () => import('./strings.en.ts').then(({ en }) => en) };

/** Those of what comes on demand, in the language of the list. */
export const menuStrings = (locale: 'fr' | 'en'): Promise<MenuStrings> =>
  locale === 'en'
    ? import('./menu-strings.en.ts').then(({ en }) => en)
    : import('./menu-strings.ts').then(({ fr }) => fr);
