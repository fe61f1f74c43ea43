import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { migrationsDone } from '../storage/migrate.ts';
import { Refusal } from '../refusal.ts';
import { problemAnswer } from './problem-answer.ts';

/** Whether the server is on its way out: it finishes what it has and wants nothing new. */
export interface Draining {
  on: boolean;
}

const answerWithinMs = 2000;

/**
 * Mounts `GET /livez` (the process answers) and `GET /readyz` (send it traffic: the database answers with today's schema,
 * and no stop was asked).
 */
export function mountHealth(app: Hono, deps: Deps, draining: Draining): void {
  app.get('/livez', () => ok());
  app.get('/readyz', async (c) => {
    if (draining.on) return problemAnswer(unready('The server is stopping.'), c.req.raw);
    const ready = await within(answerWithinMs, migrationsDone(deps.db));
    return ready
      ? ok()
      : problemAnswer(unready('The database does not answer, or its schema is not current.'), c.req.raw);
  });
}

const ok = (): Response =>
  new Response('{"ok":true}', {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });

const unready = (detail: string): Refusal => new Refusal('overloaded', { detail, retryAfter: 5 });

async function within(ms: number, question: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((answer) => (timer = setTimeout(() => answer(false), ms)));
  try {
    return await Promise.race([question.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
