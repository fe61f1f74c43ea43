import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { originOf } from '../../../bff/partners/operator.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { run } from '../../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'o2-partner-'));
after(() => rmSync(folder, { recursive: true }));

for (const [name, place] of [
  [
    'SQLite',
    () => Promise.resolve({ url: `sqlite:${join(folder, 'space.db')}`, drop: () => Promise.resolve() }),
  ],
  ['PostgreSQL', freshDatabase],
] as const) {
  describe(`npm run partner (${name})`, () => {
    it('registers, verifies, limits, stops and lists', async () => {
      const { url, drop } = await place();
      const partner = async (...args: string[]): Promise<string> => {
        const { output, code } = await run(['node', 'demo/partner.ts', ...args], {
          env: { DATABASE_URL: url },
        });
        return `${code} ${output.trim()}`;
      };

      const added = await partner('add', 'Agence Horizon', 'services:read', 'services:manage');
      const key = /^0 (pk_live_[a-z0-9]{16})\n/.exec(added)?.[1] ?? added;
      assert.equal(
        await partner('origin', key, 'https://WWW.Agence.example'),
        `0 https://www.agence.example may embed with ${key}`,
      );
      assert.equal(await partner('scope', key, 'services:read'), `0 ${key} may have services:read`);
      assert.equal(
        await partner('suspend-origin', key, 'https://www.agence.example'),
        `0 https://www.agence.example may not embed any more with ${key}`,
      );
      assert.equal(await partner('suspend', key), `0 ${key} is suspended`);
      assert.equal(
        await partner('list'),
        `0 ${key}  Agence Horizon (suspended)  services:read\n  https://www.agence.example (suspended)`,
      );
      assert.equal(await partner('resume', key), `0 ${key} is open again`);
      assert.match(await partner('add', '--test', 'Essai'), /^0 pk_test_/);

      assert.match(
        await partner('suspend', 'pk_live_nobody'),
        /^1 partner: pk_live_nobody is not registered; "list" shows those that are$/,
      );
      assert.match(
        await partner('scope', key, 'everything'),
        /^1 scope: everything unknown; there are profile:read /,
      );
      assert.match(await partner('add', ' '), /^1 name: /);
      assert.match(await partner('add', 'two\nlines'), /^1 name: /);
      for (const word of ['explode', 'toString', '__proto__'])
        assert.match(await partner(word), new RegExp(`^1 ${word} is no command; there are add, `));
      for (const [odd, words] of [
        ['--tset', ['add', '--tset', 'Essai']],
        ['--test', ['suspend', key, '--test']],
        ['https://b.example', ['origin', key, 'https://a.example', 'https://b.example']],
      ] as const)
        assert.match(await partner(...words), new RegExp(`^1 ${words[0]}: ${odd} is too much; `));
      assert.equal((await partner('list')).split('\n').length, 3);
      await drop();
    });
  });
}

describe('an origin', () => {
  it('is told in one form only', () => {
    assert.equal(originOf('https://Exämple.fr:443/'), 'https://xn--exmple-cua.fr');
    assert.equal(originOf('http://partner-a.localhost:8788'), 'http://partner-a.localhost:8788');
  });

  it('is refused with a path, a wildcard, a user, another scheme, or in the clear', () => {
    for (const address of [
      'https://*.example.fr',
      'https://example.fr/shop',
      'https://a@example.fr',
      'ftp://example.fr',
      'javascript:alert(1)',
      'http://example.fr',
      'null',
      '',
      'https://example.fr?x',
      'https://a.fr; frame-ancestors *',
      'http://localhost.evil.fr',
    ])
      assert.throws(() => originOf(address), /^Misuse: origin: /, address);
  });
});
