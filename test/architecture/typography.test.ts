import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../support/run.ts';

// A sign after an ordinary space may begin a line, which French never does.
const loose = / [;:!?»]|« /;

const files = globSync(
  ['components/*/*strings.ts', 'components/*/*-words.ts', 'components/kit/refusals.ts', 'demo/psp/words.ts'],
  { cwd: root },
);

describe('French sentences', () => {
  it('keep their signs on the line of the word before', async () => {
    let count = 0;
    for (const file of files) {
      const tables = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
      for (const sentence of sentencesIn(tables)) {
        count += 1;
        assert.doesNotMatch(sentence, loose, `${file}: put a non-breaking space into « ${sentence} »`);
      }
    }
    assert.ok(count > 400, `${count} sentences were found`);
  });

  it('are refused with an ordinary space', () => {
    assert.match('Perdu ? Oui', loose);
    assert.doesNotMatch('Perdu\u202f? Oui', loose);
  });
});

/** All texts of a table; a sentence with parts to fill in is made with samples. */
function sentencesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    try {
      return sentencesIn((value as (...parts: unknown[]) => unknown)('x', 'y', 'z'));
    } catch {
      return [];
    }
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesIn) : [];
}
