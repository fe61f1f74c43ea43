import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { filesOf } from './altered-assets.ts';
import { builtAssets } from './bench.ts';

/** Bytes after gzip, in thousands. */
const most = { 'o2.js': 2.1, vault: 4 } as const;

describe('the weight after gzip', () => {
  const built = builtAssets();
  const weigh = (name: string): number =>
    gzipSync(built.find(built.version, name)?.body ?? new Uint8Array(), { level: 9 }).length / 1000;

  it('of the script tag stays under its limit', (t) => {
    t.diagnostic(`o2.js ${weigh('o2.js').toFixed(2)} kB`);
    assert.ok(weigh('o2.js') > 0.5 && weigh('o2.js') <= most['o2.js'], `${weigh('o2.js')} kB`);
  });

  it('of the vault’s script stays under its limit', (t) => {
    t.diagnostic(`${built.vault} ${weigh(built.vault).toFixed(2)} kB`);
    assert.ok(weigh(built.vault) > 0.5 && weigh(built.vault) <= most.vault, `${weigh(built.vault)} kB`);
  });

  it('of the session is told, with what it shares', (t) => {
    const files = filesOf('o2-session').map((name) => [name, weigh(name)] as const);
    for (const [name, weight] of files) t.diagnostic(`${name} ${weight.toFixed(2)} kB`);
    assert.ok(files.length > 0 && files.every(([, weight]) => weight > 0));
  });
});
