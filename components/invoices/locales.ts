import type { Sentences } from '../kit/strings-controller.ts';
import type { MoreStrings } from './more-strings.ts';
import { fr, type Strings } from './strings.ts';

/** The sentences of the list, for a `StringsController`. */
export const strings: Sentences<Strings> = { fr, en: () => import('./strings.en.ts').then(({ en }) => en) };

/** Those of what comes on demand, in the language of the list. */
export const moreStrings = (locale: 'fr' | 'en'): Promise<MoreStrings> =>
  locale === 'en'
    ? import('./more-strings.en.ts').then(({ en }) => en)
    : import('./more-strings.ts').then(({ fr }) => fr);
