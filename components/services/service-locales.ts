import type { Sentences } from '../kit/strings-controller.ts';
import { fr, type ServiceStrings } from './service-strings.ts';

/** The sentences of one service's page, for a `StringsController`. */
export const serviceStrings: Sentences<ServiceStrings> = {
  fr,
  en: () => import('./service-strings.en.ts'),
};
