import { title } from '../services/strings.ts';

export const money = title;
