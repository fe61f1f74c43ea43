import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../support/run.ts';

const expected: Readonly<Record<string, readonly string[]>> = {
  'bff/tickets/domain.ts': [
    'eslint(no-console)',
    'eslint(no-eval)',
    'typescript(ban-ts-comment)',
    'typescript(no-explicit-any)',
    'typescript(no-floating-promises)',
  ],
  'components/tickets/o2-tickets.ts': [
    'eslint(no-restricted-globals)',
    'import(no-default-export)',
    'lit(attribute-names)',
    'lit(ban-attributes)',
    'lit(no-duplicate-template-bindings)',
    'lit(no-useless-template-literals)',
    'lit(quoted-expressions)',
  ],
  'components/tickets/ticket-frame.ts': [
    'wc(attach-shadow-constructor)',
    'wc(no-closed-shadow-root)',
    'wc(no-constructor-params)',
    'wc(no-invalid-element-name)',
    'wc(require-listener-teardown)',
  ],
};

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

describe('the linter', () => {
  it('finds in each bad file what it is there for', async () => {
    const diagnostics = await diagnosticsOf('test/architecture/bad/lint');

    for (const [file, rules] of Object.entries(expected)) {
      const found = diagnostics.filter(({ filename }) => filename.endsWith(file)).map(({ code }) => code);
      assert.deepEqual([...new Set(found)].toSorted(), rules, file);
    }
  });
});

describe('the type check', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'bff/sums.ts': ['TS1294', 'TS2322', 'TS2532'],
    'components/where.ts': ['TS2578', 'TS2591'],
  };

  for (const [file, codes] of Object.entries(cases))
    it(`judges ${file} by the settings of its folder`, async () => {
      const found = await diagnosticsOf(`test/architecture/bad/types/${file}`, '--type-check');

      assert.deepEqual(found.map(({ code }) => /TS\d+/.exec(code)?.[0] ?? code).toSorted(), codes);
    });
});

async function diagnosticsOf(path: string, ...options: readonly string[]): Promise<Diagnostic[]> {
  const { output } = await run([
    'oxlint',
    '-c',
    'test/architecture/oxlint.json',
    '-f',
    'json',
    ...options,
    path,
  ]);
  return (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics;
}

describe('the template check', () => {
  it('refuses a value of the wrong type, a listener that is none and a tag that nobody defines', async () => {
    const { code, output } = await run(
      ['lit-analyzer', '../test/architecture/bad/templates/*.ts', '--strict', '--maxWarnings', '0'],
      {
        folder: 'components',
      },
    );

    assert.notEqual(code, 0);
    for (const rule of [
      'no-incompatible-type-binding',
      'no-noncallable-event-binding',
      'no-unknown-tag-name',
    ])
      assert.match(output, new RegExp(rule));
  });
});
