import type { Locale } from '../kit/format.ts';
import type { MoreStrings } from './more-strings.ts';

/** The sentences of what the list shows on demand, in its language. */
export const moreStrings = (locale: Locale): Promise<MoreStrings> =>
  locale === 'en'
    ? import('./more-strings.en.ts').then(({ en }) => en)
    : import('./more-strings.ts').then(({ fr }) => fr);
