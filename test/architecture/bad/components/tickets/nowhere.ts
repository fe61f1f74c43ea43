import { nothing } from './does-not-exist.ts';

export const nowhere = nothing;
