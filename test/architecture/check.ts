import { availableParallelism } from 'node:os';
import { leaveCounts } from '../support/counts.ts';
import { run } from '../support/run.ts';
import { passedBefore } from './passed.ts';

const here = 'test/architecture';
const cache = 'node_modules/.cache';
const ignored = ['**/dist/**', `${here}/bad/**`, 'test/package/portals/**'].map(
  (path) => `--ignore-pattern=${path}`,
);

// What did not change since the last check is not checked again.
const types = (project: string): string =>
  `node node_modules/typescript-native/bin/tsc -p ${project} --noEmit --incremental --tsBuildInfoFile ${cache}/types/${project}.json`;

const lint = (folders: string): string =>
  `oxlint -c ${here}/oxlint.json --quiet ${ignored.join(' ')} --no-error-on-unmatched-pattern ${folders}`;

interface Check {
  readonly command: string;
  /** The files that decide its outcome. A file that only lends its types is left to the next run from scratch. */
  readonly reads: readonly string[];
}

const all = ['{components,bff,demo,stories,test}/**/*', 'stories/.storybook/*', '*'];
const code = ['{components,bff,demo,stories,test}/**/*.ts', 'stories/.storybook/*'];

/** What is checked before each commit, the slowest first. */
const checks: Readonly<Record<string, Check>> = {
  templates: {
    command:
      'lit-analyzer !(dist|node_modules|contract|build)/**/*.ts --strict --maxWarnings 0 --rules.no-missing-import off',
    reads: ['components/**/*'],
  },
  'lint of tests': {
    command: lint('demo stories test'),
    reads: ['{demo,stories,test}/**/*.ts', 'stories/.storybook/*'],
  },
  'lint of bff': { command: lint('bff'), reads: ['bff/**/*.ts', 'components/contract/*'] },
  'types of tests': { command: types('test'), reads: code },
  imports: { command: `node ${here}/imports.ts`, reads: code },
  'lint of components': { command: lint('components'), reads: ['components/**/*'] },
  format: {
    command: `prettier --check --log-level=warn --cache --cache-strategy=content --ignore-path ${here}/format-ignore .`,
    reads: all,
  },
  'types of bff': { command: types('bff'), reads: ['bff/**/*', 'components/contract/*'] },
  unused: {
    command: `knip -c ${here}/knip.json -t test/tsconfig.json --no-progress --cache`,
    reads: all,
  },
  'types of components': { command: types('components'), reads: ['components/**/*'] },
  tree: { command: `node ${here}/tree.ts`, reads: all },
};

// The analyzer reads its settings from the tsconfig.json of the folder that it runs in.
const folderOf = (name: string): string => (name === 'templates' ? 'components' : '.');

const wanted = process.argv.slice(2);
const waiting = Object.entries(checks).filter(
  ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
const count = { passed: 0, failed: 0, skipped: 0 };

async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift())
    count[(await judge(...next)) ? 'passed' : 'failed'] += 1;
}

async function judge(name: string, { command, reads }: Check): Promise<boolean> {
  const passed = passedBefore(name, reads);
  if (passed.before) return said(`✔ ${name} (as before)`, true);
  const { code, output, seconds } = await run(command.split(' '), { folder: folderOf(name) });
  passed.leave(code === 0);
  const time = `${name} (${seconds.toFixed(1)} s)`;
  return said(code === 0 ? `✔ ${time}` : `✘ ${time}\n${output}`, code === 0);
}

function said(line: string, outcome: boolean): boolean {
  console.log(line);
  return outcome;
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
leaveCounts(count);
process.exitCode = count.failed > 0 ? 1 : 0;
