import { title } from '../services/strings.ts';

export const cache = title;
