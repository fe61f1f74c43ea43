import { availableParallelism } from 'node:os';
import { leaveCounts } from '../support/counts.ts';
import { run } from '../support/run.ts';

const tsc = (project: string) => [
  'node',
  'node_modules/typescript-native/bin/tsc',
  '-p',
  project,
  '--noEmit',
];
const folders = ['components', 'bff', 'demo', 'stories', 'test'];
const here = 'test/architecture';

const ignored = ['**/dist/**', `${here}/bad/**`, 'test/package/portals/**'].map(
  (path) => `--ignore-pattern=${path}`,
);

/** What is checked before each commit, the slowest first. */
const checks: Readonly<Record<string, readonly string[]>> = {
  format: [
    'prettier',
    '--check',
    '--log-level=warn',
    '--cache',
    '--ignore-path',
    `${here}/format-ignore`,
    '.',
  ],
  templates: [
    'lit-analyzer',
    '!(dist|node_modules|contract|build)/**/*.ts',
    '--strict',
    '--maxWarnings',
    '0',
  ],
  lint: [
    'oxlint',
    '-c',
    `${here}/oxlint.json`,
    '--quiet',
    ...ignored,
    '--no-error-on-unmatched-pattern',
    ...folders,
  ],
  unused: ['knip', '-c', `${here}/knip.json`, '-t', 'test/tsconfig.json', '--no-progress'],
  'types of tests': tsc('test'),
  'types of bff': tsc('bff'),
  'types of components': tsc('components'),
  imports: ['node', `${here}/imports.ts`],
  tree: ['node', `${here}/tree.ts`],
};

// The analyzer reads its settings from the tsconfig.json of the folder that it runs in.
const folderOf = (name: string): string => (name === 'templates' ? 'components' : '.');

const wanted = process.argv.slice(2);
const waiting = Object.entries(checks).filter(
  ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
const count = { passed: 0, failed: 0, skipped: 0 };

async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, command] = next;
    const { code, output, seconds } = await run(command, { folder: folderOf(name) });
    count[code === 0 ? 'passed' : 'failed'] += 1;
    console.log(
      `${code === 0 ? '✔' : '✘'} ${name} (${seconds.toFixed(1)} s)${code === 0 ? '' : `\n${output}`}`,
    );
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
leaveCounts(count);
process.exitCode = count.failed > 0 ? 1 : 0;
