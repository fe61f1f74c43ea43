import { cache } from '../session/cache.ts';

export const loader = cache;
