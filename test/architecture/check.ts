import { availableParallelism, totalmem } from 'node:os';
import { leaveCounts } from '../support/counts.ts';
import type { Failure } from '../support/report.ts';
import { run } from '../support/run.ts';
import { passedBefore } from './passed.ts';

const here = 'test/architecture';
const ignored = ['**/dist/**', `${here}/bad/**`, 'test/package/portals/**'].map(
  (path) => `--ignore-pattern=${path}`,
);

/**
 * Types and lint in one reading: the linter has the compiler judge each file in the program of the tsconfig.json nearest to
 * it. Its memory is spared only once it takes a quarter of the machine, which saves it a tenth of its work.
 */
const lint = `oxlint -c ${here}/oxlint.json --type-check --quiet ${ignored.join(' ')} --no-error-on-unmatched-pattern bff components demo stories test`;
const roomy = { GOGC: 'off', GOMEMLIMIT: `${Math.floor(totalmem() / 4 / 2 ** 20)}MiB` };

interface Check {
  readonly command: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The files that decide its outcome. A file that only lends its types is left to the next run from scratch. */
  readonly reads: readonly string[];
  /** Only in the fast half, or only in the whole run; in both when missing. */
  readonly only?: 'fast' | 'whole';
}

const all = ['{components,bff,demo,stories,test}/**/*', 'stories/.storybook/*', '*'];
const code = ['{components,bff,demo,stories,test}/**/*.ts', 'stories/.storybook/*'];
const typed = [...code, '{components,bff,demo,stories,test}/**/*.json'];

const format = `prettier --check --log-level=warn --ignore-unknown --ignore-path ${here}/format-ignore`;

/**
 * What is checked before each commit, the slowest first. What did not change since the last check is not checked again.
 * The imports and the format of what was committed before are left to the whole run.
 */
const checks: Readonly<Record<string, Check>> = {
  'types and lint': { command: lint, env: roomy, reads: typed },
  format: { command: `${format} .`, reads: all, only: 'whole' },
  templates: {
    command:
      'lit-analyzer !(dist|node_modules|contract|build)/**/*.ts --strict --maxWarnings 0 --rules.no-missing-import off',
    reads: ['components/**/*'],
  },
  imports: { command: `node ${here}/imports.ts`, reads: code, only: 'whole' },
  'imports of changes': {
    command: `node ${here}/changed.ts node ${here}/imports.ts`,
    reads: code,
    only: 'fast',
  },
  'format of changes': { command: `node ${here}/changed.ts ${format}`, reads: all, only: 'fast' },
  unused: {
    command: `knip -c ${here}/knip.json -t test/tsconfig.json --no-progress --cache`,
    reads: all,
  },
  tree: { command: `node ${here}/tree.ts`, reads: all },
};

// The analyzer reads its settings from the tsconfig.json of the folder that it runs in.
const folderOf = (name: string): string => (name === 'templates' ? 'components' : '.');

// node test/architecture/check.ts           the fast half
// node test/architecture/check.ts whole     as the test run does it
// node test/architecture/check.ts format    those whose name holds a word
const wanted = process.argv.slice(2);
const half = wanted[0] === 'whole' ? 'whole' : 'fast';
const waiting = Object.entries(checks).filter(([name, { only = half }]) =>
  wanted.length === 0 || wanted[0] === 'whole' ? only === half : wanted.some((word) => name.includes(word)),
);
const count = { passed: 0, failed: 0, skipped: 0 };
const failures: Failure[] = [];

async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift())
    count[(await judge(...next)) ? 'passed' : 'failed'] += 1;
}

async function judge(name: string, { command, env = {}, reads }: Check): Promise<boolean> {
  const passed = passedBefore(name, reads);
  if (passed.before) return said(`✔ ${name} (as before)`, true);
  const { code, output, seconds } = await run(command.split(' '), { env, folder: folderOf(name) });
  passed.leave(code === 0);
  if (code !== 0) failures.push({ name, message: output });
  const time = `${name} (${seconds.toFixed(1)} s)`;
  return said(code === 0 ? `✔ ${time}` : `✘ ${time}\n${output}`, code === 0);
}

function said(line: string, outcome: boolean): boolean {
  console.log(line);
  return outcome;
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
leaveCounts(count, failures);
process.exitCode = count.failed > 0 ? 1 : 0;
