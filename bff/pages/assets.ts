import type { Hono } from 'hono';
import type { Asset, Assets } from '../ports/assets.ts';
import { Refusal } from '../refusal.ts';
import { problemAnswer } from '../http/problem-answer.ts';

const shared: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  vary: 'Accept-Encoding',
};

/** A release never changes; the channel follows it within five minutes, and a day longer while we are out of reach. */
const lasting = 'public, max-age=31536000, immutable';
const channel = 'public, max-age=300, stale-while-revalidate=86400';

/**
 * Serves the script tag and its chunks: `/v1/o2.js` is the compatible channel, `/v1-rc/o2.js` its candidate (here the
 * same), `/releases/<version>/` the release with every file of it.
 */
export function mountAssets(app: Hono, assets: Assets): void {
  for (const path of ['/v1/o2.js', '/v1-rc/o2.js'])
    app.get(path, (c) => answer(assets.find(assets.version, 'o2.js'), channel, c.req.raw));
  app.get('/releases/:version/:name', (c) =>
    answer(assets.find(c.req.param('version'), c.req.param('name')), lasting, c.req.raw),
  );
}

function answer(asset: Asset | undefined, cacheControl: string, request: Request): Response {
  if (!asset)
    return problemAnswer(
      new Refusal('not-found', { detail: 'There is no such file in this release.' }),
      request,
    );
  const encoding = encodingOf(asset, request.headers.get('accept-encoding') ?? '');
  return new Response((encoding && asset[encoding]) || asset.body, {
    headers: {
      ...shared,
      'cache-control': cacheControl,
      'content-type': asset.type,
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  });
}

function encodingOf(asset: Asset, accepted: string): 'br' | 'gzip' | undefined {
  const takes = (name: string): boolean =>
    new RegExp(`(^|[\\s,])${name}(?!;q=0(\\.0+)?(,|$))`).test(accepted);
  if (asset.br && takes('br')) return 'br';
  return asset.gzip && takes('gzip') ? 'gzip' : undefined;
}
