import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layoutProblems } from './layout.ts';
import { lockProblems } from './lockfile.ts';
import { wordProblems } from './words.ts';

describe('the layout of the root', () => {
  it('accepts what the design names and what tools leave behind', () => {
    const names = ['bff', 'components', 'test', 'package.json', '.ci', '.git', 'node_modules', '.data'];

    assert.deepEqual(layoutProblems(names), []);
  });

  it('refuses a configuration file at the root and says where it belongs', () => {
    const [problem, ...others] = layoutProblems(['vite.config.ts', 'bff']);

    assert.match(problem ?? '', /^vite\.config\.ts: move it beside what it configures/);
    assert.deepEqual(others, []);
  });
});

describe('the lock', () => {
  const tool = { version: '2.0.0', integrity: 'sha512-x', optionalDependencies: { '@tool/mac': '2.0.0' } };

  it('passes when every optional binary is in it, nested or above', () => {
    const packages = {
      'node_modules/outer/node_modules/tool': tool,
      'node_modules/outer/node_modules/@tool/mac': { version: '2.0.0', integrity: 'sha512-y' },
    };

    assert.deepEqual(lockProblems({ packages }), []);
  });

  it('names the package whose optional binary npm has left out', () => {
    const problems = lockProblems({ packages: { 'node_modules/tool': tool } });

    assert.match(problems.join(), /node_modules\/tool lacks its optional @tool\/mac@2\.0\.0/);
  });

  it('refuses another version of an optional binary than the one asked for', () => {
    const packages = {
      'node_modules/tool': tool,
      'node_modules/@tool/mac': { version: '1.9.0', integrity: 'sha512-y' },
    };

    assert.equal(lockProblems({ packages }).length, 1);
  });

  it('refuses a package without a hash, and one with the address of a registry', () => {
    const packages = {
      'node_modules/a': {},
      'node_modules/b': { integrity: 'sha512-z', resolved: 'http://cache/b.tgz' },
    };

    assert.equal(lockProblems({ packages }).length, 2);
  });
});

describe('the banned words', () => {
  const refused: readonly (readonly [path: string, line: string])[] = [
    ['components/services/o2-services.ts', 'html`<p style=${styleMap(colours)}>`'],
    ['components/services/o2-services.ts', 'html`<p style="color: ${colour}">`'],
    ['components/kit/card.ts', 'html`<style>p { color: red }</style>`'],
    ['components/kit/card.ts', 'element.innerHTML = text;'],
    ['components/kit/card.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js';"],
    ['bff/pages/layout.ts', 'return `<body style="margin: 0">`;'],
    ['bff/services/domain.ts', '// @ts-expect-error: later'],
    ['bff/services/domain.ts', '// oxlint-disable-next-line'],
    ['bff/services/domain.ts', '// TODO: prices'],
    ['test/bff/services.test.ts', "it.only('restarts', () => {});"],
    ['test/bff/services.test.ts', "describe.skip('restart', () => {});"],
  ];

  for (const [path, line] of refused) {
    it(`refuse ${line} in ${path}`, () => {
      assert.match(wordProblems(path, `first line\n${line}`)[0] ?? '', new RegExp(`^${path}:2 `));
    });
  }

  it('leave style rules, custom properties and ordinary words alone', () => {
    const text =
      "static styles = css`p { color: red }`;\nthis.style.setProperty('--o2-rows', '25');\nconst style = 1;";

    assert.deepEqual(wordProblems('components/kit/card.ts', text), []);
  });
});
