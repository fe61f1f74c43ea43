import { Hono } from 'hono';
import { actorCache } from './access/actor-cache.ts';
import type { Deps } from './deps.ts';
import { operationKinds } from './operations/kind.ts';
import { operationRoutes } from './operations/routes.ts';
import { operationJob } from './operations/running.ts';
import { mountBatch } from './http/batch.ts';
import { operations } from '../components/contract/api.ts';
import { mountDownload } from './http/download.ts';
import { mountFrame, mountRest } from './http/frame.ts';
import { mountHealth, type Draining } from './http/health.ts';
import type { Kernel } from './http/execute.ts';
import { liveStreams, type Live } from './http/live.ts';
import { mountOpenApi } from './http/openapi.ts';
import { bodyOutlet, type OpenOutlet } from './http/outlet.ts';
import { rateLimiter } from './http/rate-limit.ts';
import { mountOperations, type PeerOf } from './http/rest.ts';
import { rememberRevisions } from './http/revisions.ts';
import { mailJob } from './jobs/mail.ts';
import { jobRunner, type Jobs } from './jobs/runner.ts';
import { gatewayJob } from './flows/inbox.ts';
import { keepMeansJob } from './flows/keep-means.ts';
import { refundJob } from './flows/refund.ts';
import { withdrawJob } from './flows/withdraw-charge.ts';
import { invoiceArchive } from './invoices/archive.ts';
import { documentJob } from './invoices/rendering.ts';
import { mountFiles } from './pages/files.ts';
import { mountPaymentWebhook } from './pages/payment-webhook.ts';
import { paymentRoutes } from './payments/routes.ts';
import { profileJobs } from './profile/jobs.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { lostPage } from './pages/lost.ts';
import { mountPages } from './pages/mount.ts';
import { partnerRoutes } from './partners/routes.ts';
import { profileRoutes } from './profile/routes.ts';
import { serviceRoutes } from './services/routes.ts';

/** The whole server as a standard `fetch`, with its live streams for an orderly stop. */
export interface App {
  readonly hono: Hono;
  readonly live: Live;
  /** The workers of the outbox; they rest until started. */
  readonly jobs: Jobs;
  /** Says no to `/readyz` from now on, so that nothing new is sent here. */
  readonly drain: () => void;
}

/** Builds the server over its dependencies: the same in Node, in tests by `hono.request()`, and in a browser page. */
export function createApp(
  deps: Deps,
  peerOf: PeerOf = () => '127.0.0.1',
  outletOf: OpenOutlet = bodyOutlet,
): App {
  const hono = new Hono();
  const kinds = operationKinds(invoiceArchive);
  const routes = [
    ...profileRoutes(deps),
    ...serviceRoutes(deps),
    ...partnerRoutes(deps),
    ...invoiceRoutes(deps),
    ...operationRoutes(deps, kinds),
    ...paymentRoutes(deps),
  ];
  const kernel: Kernel = {
    deps,
    operations,
    routes: new Map(routes.map((it) => [it.name, it])),
    findActor: actorCache(deps),
    spend: rateLimiter(deps.clock),
    revisions: rememberRevisions(deps),
  };
  const live = liveStreams(kernel, outletOf, peerOf);
  const draining: Draining = { on: false };

  mountFrame(hono, deps);
  mountHealth(hono, deps, draining);
  live.mount(hono, '/api/events', 'portal');
  live.mount(hono, '/embed/events', 'embed');
  mountBatch(hono, kernel, '/api/batch', 'portal', peerOf);
  mountBatch(hono, kernel, '/embed/batch', 'embed', peerOf);
  mountDownload(hono, kernel, '/api/download', 'portal', peerOf);
  mountDownload(hono, kernel, '/embed/download', 'embed', peerOf);
  mountOpenApi(hono, operations);
  mountOperations(hono, kernel, peerOf);
  mountPages(hono, kernel, peerOf);
  mountFiles(hono, deps, kinds);
  mountPaymentWebhook(hono, deps);
  mountRest(hono, lostPage);
  const jobs = jobRunner(deps, {
    mail: mailJob(deps),
    ...moneyJobs(deps),
    ...profileJobs(deps),
    operation: operationJob(deps, kinds),
  });
  return { hono, live, jobs, drain: () => void (draining.on = true) };
}

/** What leaves after the commit of a write about money. */
const moneyJobs = (deps: Deps): Parameters<typeof jobRunner>[1] => ({
  document: documentJob(deps),
  'gateway-event': gatewayJob(deps),
  refund: refundJob(deps),
  'withdraw-charge': withdrawJob(deps),
  'keep-means': keepMeansJob(deps),
});
