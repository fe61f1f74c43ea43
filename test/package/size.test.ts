import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from '../support/run.ts';
import { allElements } from './entries.ts';

interface Manifest {
  readonly files: readonly (readonly [name: string, hash: string])[];
  readonly tags: Readonly<Record<string, readonly number[]>>;
}

// Aims in gzipped bytes: what a page loads for its first widget, its session included, and for each further one.
const aims = { loader: 2_100, first: 18_000, further: 4_000 };

// What misses its aim today may not grow; take a line away once its element meets the aim.
const allowed: Readonly<Record<string, number>> = {
  first: 30_000,
  'o2-consent': 5_500,
  'o2-forgot-password': 9_300,
  'o2-invoice': 8_800,
  'o2-invoices': 11_500,
  'o2-pay': 5_100,
  'o2-payment-methods': 5_400,
  'o2-scheduled-payments': 6_400,
  'o2-set-password': 9_800,
  'o2-sign-in': 10_100,
  'o2-sign-up': 9_800,
  'o2-service': 5_100,
  'o2-space': 7_300,
};

const folder = join(root, 'components/dist/cdn');
const { files, tags } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
const first = new Set([...filesOf('o2-session'), ...filesOf('o2-services')]);

describe('the gzipped size', () => {
  it('of the script tag stays within its budget', () => {
    within('loader', sizeOf(['o2']), aims.loader);
  });

  it('of the first widget with all that it needs, its session included, stays within its budget', () => {
    within('first', sizeOf(first), aims.first);
  });

  for (const { tag } of allElements()) {
    it(`of ${tag} as a further widget stays within its budget`, () => {
      const own = filesOf(tag);
      const size = sizeOf(own.filter((file) => !first.has(file)));

      assert.ok(own.length > 0, `${tag} was not built`);
      within(tag, size, aims.further);
    });
  }
});

function filesOf(tag: string): string[] {
  return (tags[tag] ?? []).map((index) => files[index]?.[0] ?? '');
}

function sizeOf(names: Iterable<string>): number {
  const sizes = [...names].map(
    (name) => gzipSync(readFileSync(join(folder, `${name}.js`)), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function within(name: string, size: number, aim: number): void {
  const budget = allowed[name] ?? aim;
  assert.ok(size <= budget, `${name} has ${size} bytes; its budget is ${budget}, its aim ${aim}`);
  assert.ok(allowed[name] === undefined || size > aim, `${name} meets its aim of ${aim}: take its line away`);
}
