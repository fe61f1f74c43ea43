import type { write } from '../services/storage.ts';

export type Mailer = typeof write;
