import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../../../bff/invoices/document/canonical-json.ts';
import {
  chained,
  emptyChain,
  verifyChain,
  type ChainedLine,
} from '../../../../bff/invoices/document/journal-chain.ts';

type Entry = Readonly<Record<string, unknown>>;

function journal(entries: readonly Entry[]): ChainedLine<Entry>[] {
  const lines: ChainedLine<Entry>[] = [];
  for (const entry of entries) lines.push(chained(lines.at(-1) ?? emptyChain, entry));
  return lines;
}

const sample = journal([
  { kind: 'payment', amount: 9878, invoice: 'FA-2026-000123' },
  { kind: 'refund', amount: -2997, invoice: 'FA-2026-000125' },
  { kind: 'payment', amount: 1, note: 'é 😀' },
]);

describe('the chained journal', () => {
  it('hashes the hash before, the sequence and the canonical entry', () => {
    const first = createHash('sha256')
      .update(`${'0'.repeat(64)}\n1\n{"amount":9878,"invoice":"FA-2026-000123","kind":"payment"}`)
      .digest('hex');
    const second = createHash('sha256')
      .update(`${first}\n2\n{"amount":-2997,"invoice":"FA-2026-000125","kind":"refund"}`)
      .digest('hex');

    assert.deepEqual(
      sample.slice(0, 2).map((line) => line.hash),
      [first, second],
    );
  });

  it('is found intact, whole or from the head of a closed period', async () => {
    const head = { sequence: 3, hash: sample[2]!.hash };

    assert.deepEqual(await verifyChain(sample), { intact: true, head });
    assert.deepEqual(await verifyChain(sample.slice(2), sample[1]), { intact: true, head });
    assert.deepEqual(await verifyChain([]), { intact: true, head: emptyChain });
  });

  it('does not care for the order of keys nor for absent ones', async () => {
    const [line] = sample;
    const same = {
      ...line!,
      entry: { invoice: 'FA-2026-000123', note: undefined, amount: 9878, kind: 'payment' },
    };

    assert.equal((await verifyChain([same])).intact, true);
  });

  it('names the first line that was changed, removed, added or moved', async () => {
    const [one, two, three] = sample as [ChainedLine<Entry>, ChainedLine<Entry>, ChainedLine<Entry>];
    const changed = { ...two, entry: { ...two.entry, amount: -2996 } };
    const rehashed = chained(one, changed.entry);
    const report = async (lines: ChainedLine<Entry>[]): Promise<unknown> => {
      const { intact: _, ...rest } = await verifyChain(lines);
      return rest;
    };

    assert.deepEqual(await report([one, changed, three]), { sequence: 2, fault: 'altered' });
    assert.deepEqual(await report([one, rehashed, three]), { sequence: 3, fault: 'altered' });
    assert.deepEqual(await report([one, three]), { sequence: 2, fault: 'gap' });
    assert.deepEqual(await report([two, one, three]), { sequence: 1, fault: 'gap' });
    assert.deepEqual(await report([one, one, two]), { sequence: 2, fault: 'gap' });
    assert.deepEqual(await report([one, { ...three, sequence: 2 }]), { sequence: 2, fault: 'altered' });
  });

  it('finds any single change anywhere', async () => {
    const anyEntry = fc.dictionary(
      fc.string({ minLength: 1 }),
      fc.oneof(fc.integer(), fc.boolean(), fc.string()),
      { maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { minLength: 1, maxLength: 12 }), fc.nat(), async (entries, at) => {
        const lines = journal(entries.map((entry) => ({ ...entry })));
        const index = at % lines.length;
        const tampered = lines.with(index, {
          ...lines[index]!,
          entry: { ...lines[index]!.entry, tampered: 1 },
        });

        assert.equal((await verifyChain(lines)).intact, true);
        assert.deepEqual(await verifyChain(tampered), {
          intact: false,
          sequence: index + 1,
          fault: 'altered',
        });
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('sorts keys by code unit at every depth and says the same as JSON', () => {
    const value = { b: [{ z: 1, a: null }], a: { é: true, e: 'x"\n' }, 10: 1, 9: 2, c: undefined };
    const text = canonicalJson(value);

    assert.equal(text, '{"10":1,"9":2,"a":{"e":"x\\"\\n","é":true},"b":[{"a":null,"z":1}]}');
    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
  });

  for (const [name, value, path] of [
    ['a fraction', { amount: 0.1 }, /\$\.amount is 0\.1/],
    ['a number beyond exactness', [1, 2 ** 53], /\$\[1\] is 9007199254740992/],
    ['not a number', { a: { b: Number.NaN } }, /\$\.a\.b is NaN/],
    ['a date', { at: new Date(0) }, /\$\.at cannot/],
    ['a function', { f: () => 1 }, /\$\.f cannot/],
    ['half a character', { name: '\ud800' }, /\$\.name holds half/],
    ['a bigint', { n: 1n }, /\$\.n cannot/],
    ['undefined in a list', [undefined], /\$\[0\] cannot/],
  ] as const)
    it(`refuses ${name} and names the place`, () => {
      assert.throws(() => canonicalJson(value), path);
    });
});
