import { readFileSync } from 'node:fs';

export const machine = readFileSync;
