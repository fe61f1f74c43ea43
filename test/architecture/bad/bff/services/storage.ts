import { createHash } from 'node:crypto';
import pg from 'pg';

export const write = [createHash, pg];
