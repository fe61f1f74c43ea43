import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { folderAssets } from '../../../bff/adapters/folder-assets.ts';
import {
  suspendOrigin,
  suspendPartner,
  resumePartner,
  verifyOrigin,
  addPartner,
} from '../../../bff/partners/operator.ts';
import { operations } from '../../../components/contract/api.ts';
import { testBff, type TestBff } from '../../support/bff.ts';

const folder = mkdtempSync(join(tmpdir(), 'o2-assets-'));
const evil = 'https://evil.example';
const key = 'pk_live_agency';
const script = 'export const o2 = "the loader";'.repeat(20);

describe('what is served beside the API', () => {
  let bff: TestBff;
  const get = (path: string, headers: Record<string, string> = {}) =>
    bff.hono.request(`http://space.localhost:8787${path}`, { headers });

  before(async () => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '1.2.3', vault: 'vault-abc.js' }));
    writeFileSync(join(folder, 'o2.js'), script);
    writeFileSync(join(folder, 'o2.js.br'), brotliCompressSync(script));
    writeFileSync(join(folder, 'o2.js.gz'), gzipSync(script));
    writeFileSync(join(folder, 'secret.env'), 'PASSWORD_PEPPER=1');
    bff = await testBff('sqlite::memory:', { assets: folderAssets(folder) });
    await addPartner(bff.deps, { key, name: 'Agence', ceiling: ['services:read'] });
    await verifyOrigin(bff.deps, key, 'https://www.agence.example');
    await verifyOrigin(bff.deps, key, 'https://shop.agence.example');
  });
  after(async () => {
    await bff.close();
    rmSync(folder, { recursive: true });
  });

  describe('the script tag', () => {
    it('has a channel that moves within minutes and releases that never do', async () => {
      const [moving, fixed] = [await get('/v1/o2.js'), await get('/releases/1.2.3/o2.js')];

      assert.equal(moving.headers.get('cache-control'), 'public, max-age=300, stale-while-revalidate=86400');
      assert.equal(fixed.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(await moving.text(), script);
      assert.equal(await fixed.text(), script);
    });

    it('may be loaded by any site, as what it is', async () => {
      const { headers } = await get('/v1/o2.js', { origin: evil });

      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
      assert.equal(headers.get('set-cookie'), null);
    });

    it('comes as it was compressed at build time, for whoever reads that', async () => {
      const [br, gzip, plain] = await Promise.all(
        ['gzip, deflate, br', 'gzip', 'br;q=0'].map((accepted) =>
          get('/v1/o2.js', { 'accept-encoding': accepted }),
        ),
      );

      assert.equal(br?.headers.get('content-encoding'), 'br');
      assert.equal(brotliDecompressSync(await (br as Response).arrayBuffer()).toString(), script);
      assert.equal(gunzipSync(await (gzip as Response).arrayBuffer()).toString(), script);
      assert.equal(plain?.headers.get('content-encoding'), null);
      assert.match(br?.headers.get('vary') ?? '', /Accept-Encoding/);
    });

    it('leads to no other file, release or folder', async () => {
      for (const path of [
        '/releases/1.2.3/secret.env',
        '/releases/9.9.9/o2.js',
        '/releases/1.2.3/..%2Fo2.js',
        '/releases/1.2.3/o2.js.br',
        '/releases/%2e%2e/package.json',
        '/releases/__proto__/constructor',
      ])
        assert.equal((await get(path)).status, 404, path);
    });
  });

  describe('the vault', () => {
    const policyOf = (answer: Response): string => answer.headers.get('content-security-policy') ?? '';

    it('may be framed by the verified origins of its partner alone', async () => {
      const answer = await get(`/embed/vault?partner=${key}`);

      assert.equal(answer.status, 200);
      assert.match(
        policyOf(answer),
        /frame-ancestors https:\/\/shop\.agence\.example https:\/\/www\.agence\.example;/,
      );
      assert.match(policyOf(answer), /^default-src 'none'; script-src 'self'; connect-src 'self'; /);
      assert.match(policyOf(answer), /require-trusted-types-for 'script'; trusted-types 'none'/);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('cross-origin-embedder-policy'), 'require-corp');
      assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.match(answer.headers.get('permissions-policy') ?? '', /^[a-z-]+=\(\)(, [a-z-]+=\(\)){5,}$/);
      assert.equal(answer.headers.get('set-cookie'), null);
    });

    it('carries the closed table: scoped operations and those of the session itself', async () => {
      const page = await (await get(`/embed/vault?partner=${key}`)).text();
      const data = JSON.parse(/id="o2">(.*?)<\/script>/.exec(page)?.[1] ?? '') as { operations: string[] };

      const scoped = Object.values(
        operations as Record<string, { name: string; audience: string; scope?: string }>,
      )
        .filter(({ audience, scope }) => audience === 'session' || (audience === 'customer' && scope))
        .map(({ name }) => name);
      assert.deepEqual(data.operations.toSorted(), [...scoped, 'getSession', 'signOut'].toSorted());
      assert.ok(
        !data.operations.some((op) => /^(signIn|approvePartner|revokeConnection|setPassword)$/.test(op)),
      );
    });

    it('is closed to unknown keys, to suspended partners and origins, and as a page of its own', async () => {
      const closed = async (query: string, headers?: Record<string, string>): Promise<void> => {
        const answer = await get(`/embed/vault${query}`, headers);
        assert.equal(answer.status, 403, query);
        assert.match(policyOf(answer), /frame-ancestors 'none'/);
        assert.equal(await answer.text(), '');
      };
      await closed('');
      await closed('?partner=pk_live_nobody');
      await closed(`?partner=${key}';%20frame-ancestors%20*`);
      await closed(`?partner=${key}`, { 'sec-fetch-dest': 'document' });
      await suspendOrigin(bff.deps, key, 'https://shop.agence.example');
      assert.match(
        policyOf(await get(`/embed/vault?partner=${key}`)),
        /frame-ancestors https:\/\/www\.agence\.example;/,
      );
      await suspendOrigin(bff.deps, key, 'https://www.agence.example');
      await closed(`?partner=${key}`);
      await verifyOrigin(bff.deps, key, 'https://www.agence.example');
      await suspendPartner(bff.deps, key);
      await closed(`?partner=${key}`);
      await resumePartner(bff.deps, key);
    });
  });

  it('why a vault stays closed is told to whoever asks, without a word of anybody', async () => {
    const why = async (query: string): Promise<string | undefined> =>
      /data-why="(\w+)"/.exec(await (await get(`/embed/why?${query}`)).text())?.[1];

    assert.equal(await why(`partner=${key}&origin=https://www.agence.example`), 'open');
    assert.equal(await why(`partner=${key}&origin=${evil}`), 'origin');
    assert.equal(await why('partner=pk_live_nobody&origin="><script>alert(1)</script>'), 'unknown');
    await suspendPartner(bff.deps, key);
    assert.equal(await why(`partner=${key}&origin=https://www.agence.example`), 'suspended');
    await resumePartner(bff.deps, key);
  });

  it('the sign-in window keeps its opener, and nobody frames it', async () => {
    const { headers } = await get('/embed/signin');

    assert.equal(headers.get('cross-origin-opener-policy'), null);
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    assert.equal(headers.get('x-frame-options'), 'DENY');
  });

  describe('every address', () => {
    const frameable = new Set(['/embed/vault', '/embed/why']);
    // The description of the API is for everybody and the same for all.
    const open = new Set(['/api/openapi.json']);
    const forAll = /^\/(v1|v1-rc|releases)\//;
    const addresses = (): [method: string, path: string][] => {
      const known = bff.hono.routes.filter(({ path, method }) => method !== 'ALL' && !path.includes('*'));
      return known.map(({ method, path }) => [method, path.replaceAll(/:\w+/g, 'x')]);
    };

    it('grants no other site anything: no CORS headers, nothing kept by shared caches', async () => {
      assert.ok(addresses().length > 20);
      for (const [method, path] of addresses()) {
        const answer = await bff.hono.request(`http://space.localhost:8787${path}`, {
          method,
          headers: {
            origin: evil,
            'sec-fetch-site': 'cross-site',
            'sec-fetch-mode': 'cors',
            'content-type': 'application/json',
            'o2-client': '1',
          },
          ...(method === 'GET' ? {} : { body: '{}' }),
        });
        void answer.body?.cancel();
        if (forAll.test(path)) continue;
        assert.equal(answer.headers.get('access-control-allow-origin'), null, path);
        assert.equal(answer.headers.get('access-control-allow-credentials'), null, path);
        if (open.has(path)) continue;
        if (path.startsWith('/api/') || path.startsWith('/embed/')) {
          assert.match(answer.headers.get('cache-control') ?? '', /no-store/, path);
          if (answer.headers.get('content-type')?.includes('json'))
            assert.match(answer.headers.get('vary') ?? '', /Cookie/, path);
        }
        if (path.startsWith('/api/') && !open.has(path))
          assert.equal(answer.status, 403, `${method} ${path}`);
      }
    });

    it('answers no preflight', async () => {
      for (const [, path] of addresses()) {
        const answer = await bff.hono.request(`http://space.localhost:8787${path}`, {
          method: 'OPTIONS',
          headers: {
            origin: evil,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'o2-client',
          },
        });
        assert.equal(answer.headers.get('access-control-allow-origin'), null, path);
        assert.ok(answer.status >= 400, path);
      }
    });

    it('that shows something refuses to be framed', async () => {
      let pages = 0;
      for (const [method, path] of addresses()) {
        if (method !== 'GET') continue;
        const answer = await get(path, { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe' });
        void answer.body?.cancel();
        if (!answer.headers.get('content-type')?.startsWith('text/html') || frameable.has(path)) continue;
        pages++;
        assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
      }
      assert.ok(pages >= 2);
    });
  });
});
