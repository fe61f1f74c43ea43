import { thread } from '../../components/tickets/thread.ts';
import type { Mount } from './routes.ts';
import { Kysely } from 'kysely';
import { Hono } from 'hono';

export const list = [thread, Kysely, Hono];
export type Mounted = Mount;
