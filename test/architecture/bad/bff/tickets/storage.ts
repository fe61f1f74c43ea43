import { write } from '../services/storage.ts';
import type { Close } from './domain.ts';

export const rows: Close[] = [write];
