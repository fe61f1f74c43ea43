import type { Hono } from 'hono';
import { digest64 } from './script-hash.ts';
import type { Kernel } from '../http/execute.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import type { PeerOf } from '../http/rest.ts';
import { factsOf } from '../http/request.ts';
import { framingOf } from '../partners/site.ts';

const perMinute = 120;
const script = "parent.postMessage({t:'why',why:document.documentElement.dataset.why},'*')";

/**
 * Mounts `GET /embed/why?partner=…&origin=…`: tells a page whose vault stayed closed what stands in the way, since a
 * blocked frame looks like a network fault. Any page may frame it; it knows nothing of anybody.
 */
export function mountEmbedWhy(app: Hono, kernel: Kernel, peerOf: PeerOf): void {
  app.get('/embed/why', async (c) => {
    try {
      kernel.spend(`why:${factsOf(kernel.deps, c.req.raw, 'embed', peerOf(c)).ip}`, perMinute);
      const framing = await framingOf(kernel.deps, c.req.query('partner') ?? '');
      const listed = framing.status === 'open' && framing.origins.includes(c.req.query('origin') ?? '');
      return answer(framing.status === 'open' && !listed ? 'origin' : framing.status);
    } catch (error) {
      return problemAnswer(error, c.req.raw);
    }
  });
}

const answer = (why: 'open' | 'unknown' | 'origin' | 'suspended'): Response =>
  new Response(
    `<!doctype html><html lang="fr" data-why="${why}"><title>O2</title><script>${script}</script></html>`,
    {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; script-src '${digest64(script)}'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'cross-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    },
  );
