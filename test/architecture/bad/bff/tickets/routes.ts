import { rows } from './storage.ts';

export type Mount = () => typeof rows;
