import type { Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { mountPortalCors } from './portal-cors.ts';
import { problemAnswer } from './problem-answer.ts';
import { traceOf } from './trace.ts';

/**
 * The frame of every request: an id in the answer, one line in the log, and a problem for whatever no handler took. Mount
 * it before anything else. The line tells the pattern of the route and no address, so that no id, search or token of a
 * customer stands in the log.
 */
export function mountFrame(app: Hono, { log, settings }: Deps): void {
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    const { id, ops, named } = traceOf(c.req.raw);
    if (!named) c.res.headers.set('request-id', id);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const line = { request: id, method: c.req.method, route: routePath(c, -1), status: c.res.status, ms };
    log.info(ops ? { ...line, ops } : line, 'answered');
  });
  app.onError((error, c) => {
    if (!(error instanceof Refusal))
      log.error({ err: error, request: traceOf(c.req.raw).id }, 'request failed');
    return problemAnswer(error, c.req.raw);
  });
  mountPortalCors(app, settings);
}

const allMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Answers what no route took: 405 with `Allow` where other methods are offered, else 404, in words for people where
 * `lostPage` has some. Mount it after everything.
 */
export function mountRest(app: Hono, lostPage: (request: Request) => Response | undefined): void {
  app.notFound((c) => {
    const allowed = methodsAt(app, c);
    const refusal = new Refusal('not-found', { detail: 'Nothing lives at this address.' });
    if (allowed.length === 0) return lostPage(c.req.raw) ?? problemAnswer(refusal, c.req.raw);
    const detail = `Use ${allowed.join(' or ')} here.`;
    return problemAnswer(new Refusal('method-not-allowed', { detail }), c.req.raw, {
      allow: allowed.join(', '),
    });
  });
}

function methodsAt(app: Hono, c: Context): string[] {
  const offered = allMethods.filter((method) =>
    app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
  );
  return offered.includes('GET') ? ['GET', 'HEAD', ...offered.slice(1)] : offered;
}
