import { write } from '../services/storage.ts';

export const checkout = write;
