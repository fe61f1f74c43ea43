import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { takeLease } from '../storage/lease.ts';
import { migrationsDone } from '../storage/migrate.ts';
import { isUnwritable } from '../storage/unwritable.ts';
import { problemAnswer } from './problem-answer.ts';

/** Whether the server is on its way out: it finishes what it has and wants nothing new. */
export interface Draining {
  on: boolean;
}

const answerWithinMs = 2000;

/**
 * Mounts `GET /livez` (the process answers) and `GET /readyz` (send it traffic: the database answers with today's schema
 * and takes writes, and no stop was asked). With `?for=reading` a database that only reads will do: for a balancer that
 * would rather show the space than nothing.
 */
export function mountHealth(app: Hono, deps: Deps, draining: Draining): void {
  const writes = writeProbe(deps);
  app.get('/livez', () => ok());
  app.get('/readyz', async (c) => {
    if (draining.on) return problemAnswer(unready('The server is stopping.'), c.req.raw);
    const ready = await within(answerWithinMs, migrationsDone(deps.db));
    if (!ready)
      return problemAnswer(unready('The database does not answer, or its schema is not current.'), c.req.raw);
    const fault = c.req.query('for') === 'reading' ? undefined : await writes();
    return fault ? problemAnswer(fault, c.req.raw) : ok();
  });
}

const probeEveryMs = 5000;

/** Tells why nothing can be written, by writing; at most every five seconds, however often it is asked. */
function writeProbe(deps: Deps): () => Promise<unknown> {
  let until = 0;
  let fault: Promise<unknown> = Promise.resolve();
  return () => {
    const now = deps.clock.now();
    if (now >= until) {
      until = now + probeEveryMs;
      const at = isoAt(deps.clock);
      fault = takeLease(deps.db, 'readyz', 'readyz', { now: at, until: at }).then(
        () => undefined,
        (error: unknown) => (isUnwritable(error) ? error : undefined),
      );
    }
    return fault;
  };
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
