import type { Hono } from 'hono';
import { operations } from '../../components/contract/api.ts';
import type { Operation } from '../../components/contract/operation.ts';
import type { Kernel } from '../http/execute.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import type { PeerOf } from '../http/rest.ts';
import { factsOf } from '../http/request.ts';
import { framingOf } from '../partners/site.ts';
import type { Assets } from '../ports/assets.ts';

/** Loads of the vault a minute from one address, which may be a whole office. */
const perMinute = 600;

/**
 * The closed table: what a partner's page may ask of its vault. What the person and the partner may really do is judged
 * on each call by the server.
 */
export const vaultOperations: readonly string[] = Object.values<Operation>(operations)
  .filter(({ audience, scope }) => audience === 'session' || (audience === 'customer' && scope !== undefined))
  .map(({ name }) => name)
  .concat('getSession', 'signOut');

/**
 * Mounts `GET /embed/vault?partner=pk_…`: the invisible document that holds a partner page's session. It is the same
 * for everybody, shows nothing, and only the partner's verified origins may frame it.
 */
export function mountVault(app: Hono, kernel: Kernel, assets: Assets, peerOf: PeerOf): void {
  app.get('/embed/vault', async (c) => {
    try {
      kernel.spend(`vault:${factsOf(kernel.deps, c.req.raw, 'embed', peerOf(c)).ip}`, perMinute);
      const partner = c.req.query('partner') ?? '';
      const framing = await framingOf(kernel.deps, partner);
      // As a page of its own the vault makes no sense, and a frame of nobody is a probe.
      if (framing.status !== 'open' || c.req.header('sec-fetch-dest') === 'document')
        return new Response('', { status: 403, headers: vaultHeaders("'none'") });
      const data = {
        partner,
        origins: framing.origins,
        operations: vaultOperations,
        now: kernel.deps.clock.now(),
      };
      const script = `/releases/${assets.version}/${assets.vault}`;
      return new Response(documentOf(data, script), { headers: vaultHeaders(framing.origins.join(' ')) });
    } catch (error) {
      return problemAnswer(error, c.req.raw);
    }
  });
}

const vaultHeaders = (ancestors: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    `frame-ancestors ${ancestors}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  // A cross-origin isolated page embeds only what says both of these.
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'permissions-policy':
    'camera=(), clipboard-read=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
});

const documentOf = (data: unknown, script: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>O2</title>
<script type="application/json" id="o2">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script type="module" src="${script}"></script>
</head>
</html>
`;
