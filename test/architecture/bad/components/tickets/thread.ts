import { title } from '../services/strings.ts';

export const thread = title;
