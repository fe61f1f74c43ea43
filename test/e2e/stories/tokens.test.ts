import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { tokensIn } from '../../../stories/.storybook/tokens-plugin.ts';
import { brands, type Brand } from '../../../stories/brands.ts';
import { root } from '../../support/run.ts';

const components = join(root, 'components');
const tokens = tokensIn(readFileSync(join(components, 'kit/tokens.ts'), 'utf8'));
const names = new Set<string>(tokens.map(({ name }) => name));

describe('the list of tokens', () => {
  it('is found, each token once and with a sentence that says what it is', () => {
    assert.ok(tokens.length > 10);
    assert.equal(names.size, tokens.length);
    assert.deepEqual(
      tokens.filter(({ about }) => about === ''),
      [],
    );
  });

  it('holds every token that a brand sets', () => {
    const unknown = Object.values<Brand>(brands)
      .flatMap((brand) => Object.keys(brand.tokens))
      .filter((token) => !names.has(token));

    assert.deepEqual(unknown, []);
  });

  it('or the sheet of an element holds every token that a style reads', () => {
    const files = globSync('*/**/*.ts', { cwd: components, exclude: ['dist/**', 'node_modules/**'] });
    const texts = files.map((file) => readFileSync(join(components, file), 'utf8'));
    const documented = new Set(
      texts.flatMap((text) => [...text.matchAll(/@cssprop \[?(--o2-[a-z-]+)/g)].map(([, token]) => token)),
    );
    const read = new Set(
      texts.flatMap((text) => [...text.matchAll(/var\((--o2-[a-z-]+)/g)].map(([, token]) => token)),
    );

    assert.deepEqual(
      [...read].filter((token) => !documented.has(token)),
      [],
    );
  });
});
