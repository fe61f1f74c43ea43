import { Hono } from 'hono';
import { actorCache } from './access/actor-cache.ts';
import type { Deps } from './deps.ts';
import { mountBatch } from './http/batch.ts';
import { mountDownload } from './http/download.ts';
import type { Kernel } from './http/execute.ts';
import { liveStreams, type Live } from './http/live.ts';
import { rateLimiter } from './http/rate-limit.ts';
import { mountOperations, problemAnswer, type PeerOf } from './http/rest.ts';
import { mailJob } from './jobs/mail.ts';
import { jobRunner, type Jobs } from './jobs/runner.ts';
import { paymentRoutes } from './payments/routes.ts';
import { profileJobs } from './profile/jobs.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { mountPages } from './pages/mount.ts';
import { partnerRoutes } from './partners/routes.ts';
import { profileRoutes } from './profile/routes.ts';
import { Refusal } from './refusal.ts';
import { serviceRoutes } from './services/routes.ts';

/** The whole server as a standard `fetch`, with its live streams for an orderly stop. */
export interface App {
  readonly hono: Hono;
  readonly live: Live;
  /** The workers of the outbox; they rest until started. */
  readonly jobs: Jobs;
}

/** Builds the server over its dependencies: the same in Node, in tests by `hono.request()`, and in a browser page. */
export function createApp(deps: Deps, peerOf: PeerOf = () => '127.0.0.1'): App {
  const hono = new Hono();
  const routes = [...profileRoutes(deps), ...serviceRoutes(deps), ...partnerRoutes(deps), ...invoiceRoutes(deps), ...paymentRoutes(deps)];
  const kernel: Kernel = { deps, routes: new Map(routes.map((it) => [it.name, it])), findActor: actorCache(deps), spend: rateLimiter(deps.clock) };
  const live = liveStreams(deps, kernel.findActor);

  live.mount(hono, '/api/events', 'portal');
  live.mount(hono, '/embed/events', 'embed');
  mountBatch(hono, kernel, '/api/batch', 'portal', peerOf);
  mountBatch(hono, kernel, '/embed/batch', 'embed', peerOf);
  mountDownload(hono, kernel, '/api/download', 'portal', peerOf);
  mountDownload(hono, kernel, '/embed/download', 'embed', peerOf);
  mountOperations(hono, kernel, peerOf);
  mountPages(hono, kernel, peerOf);
  hono.notFound(() => problemAnswer(new Refusal('not-found', { detail: 'Nothing lives at this address.' }), 'req_lost'));
  hono.onError((error) => problemAnswer(error, 'req_failed'));
  const jobs = jobRunner(deps, { mail: mailJob(deps), ...profileJobs(deps) });
  return { hono, live, jobs };
}
