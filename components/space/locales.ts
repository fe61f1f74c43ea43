import type { Sentences } from '../kit/strings-controller.ts';
import { fr, type Strings } from './strings.ts';

/** The sentences of the frame, for a `StringsController`. */
export const strings: Sentences<Strings> = { fr, en: () => import('./strings.en.ts') };
