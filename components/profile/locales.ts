/** The forms of this room in English, for a `StringsController`. */
export const english = () => import('./strings.en.ts');
