import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { folderAssets } from '../../../bff/adapters/folder-assets.ts';
import { hostedPage } from '../../../bff/pages/document.ts';
import { addPartner, verifyOrigin } from '../../../bff/partners/operator.ts';
import type { Deps } from '../../../bff/deps.ts';
import type { Assets } from '../../../bff/ports/assets.ts';
import { scopes, type Scope } from '../../../components/contract/access.ts';
import { testBff, testSettings, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';
import { addServices } from './services.ts';

/** A request that reached the customer space. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly at: number;
  /** What was answered, and when; 0 while nothing was. */
  status: number;
  doneAt: number;
}

/** A page of a partner, or of anybody: its HTML and headers by path. */
export type Pages = (
  path: string,
  host: string,
) => { readonly html: string; readonly headers?: Readonly<Record<string, string>> } | undefined;

/** The customer space and other sites, each on an origin of its own, all in this process. */
export interface Bench {
  readonly bff: TestBff;
  /** The origin of the customer space; `/portal` on it is a page with a list of services. */
  readonly space: string;
  readonly seen: Seen[];
  /** The origin of another site: `site('www.partner-a')`. */
  readonly site: (name: string) => string;
  /** What the other sites serve. */
  serve: Pages;
  /** What was posted to the other sites: violation reports, loot. */
  readonly posted: { readonly path: string; readonly body: string }[];
  /** Registers a partner with its origins. */
  readonly register: (
    key: string,
    name: string,
    origins: readonly string[],
    ceiling?: readonly Scope[],
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The elements as `npm run build` left them. */
export const builtAssets = (): Assets =>
  folderAssets(join(import.meta.dirname, '../../../components/dist/cdn'));

interface BenchOptions extends Partial<Pick<Deps, 'assets' | 'carrier'>> {
  readonly url?: string;
  /** How long each answer of the customer space takes longer than it must, in milliseconds. */
  readonly lagMs?: () => number;
  /** Other sites that are portals of ours. */
  readonly portals?: readonly string[];
}

/** Opens the bench: Camille has the account `cus_a` with some services; nobody is registered yet. */
export async function openBench({
  assets = builtAssets(),
  url = 'sqlite::memory:',
  lagMs = () => 0,
  portals = [],
  ...more
}: BenchOptions = {}): Promise<Bench> {
  const [app, others] = [createServer(), createServer()];
  await Promise.all([app, others].map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  const space = `http://space.localhost:${portOf(app)}`;
  const site = (name: string): string => `http://${name}.localhost:${portOf(others)}`;
  const bff = await testBff(url, {
    settings: { ...testSettings, origin: space, portals: portals.map(site) },
    clock: { now: Date.now },
    assets,
    ...more,
  });
  await addCamille(bff);
  await addServices(bff, 'cus_a');
  bff.hono.get('/portal', () =>
    hostedPage({
      title: 'Portail',
      body: '<o2-session mode="cookie"><o2-services loading="eager"></o2-services></o2-session>',
    }),
  );
  const listener = getRequestListener(bff.hono.fetch);
  const seen: Seen[] = [];
  app.on('request', (request, response) => {
    const it: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      at: performance.now(),
      status: 0,
      doneAt: 0,
    };
    seen.push(it);
    response.once('close', () =>
      Object.assign(it, { status: response.statusCode, doneAt: performance.now() }),
    );
    if (lagMs() > 0) setTimeout(() => void listener(request, response), lagMs());
    else void listener(request, response);
  });
  const bench: Bench = {
    bff,
    space,
    seen,
    site,
    serve: () => undefined,
    posted: [],
    register: async (key, name, origins, ceiling = [...scopes]) => {
      await addPartner(bff.deps, { key, name, ceiling });
      for (const origin of origins) await verifyOrigin(bff.deps, key, origin);
      return key;
    },
    close: async () => {
      bff.live.close();
      for (const server of [app, others]) server.closeAllConnections();
      await Promise.all([app, others].map((server) => new Promise((closed) => server.close(closed))));
      await bff.close();
    },
  };
  others.on('request', (request, response) => {
    if (request.method === 'POST')
      void text(request).then((body) => bench.posted.push({ path: request.url ?? '', body }));
    const page = bench.serve(request.url ?? '/', request.headers.host ?? '');
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.html ?? '');
  });
  return bench;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
