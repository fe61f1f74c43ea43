import { availableParallelism } from 'node:os';
import { leaveCounts } from '../support/counts.ts';
import { run } from '../support/run.ts';

const here = 'test/architecture';
const cache = 'node_modules/.cache';
const ignored = ['**/dist/**', `${here}/bad/**`, 'test/package/portals/**'].map(
  (path) => `--ignore-pattern=${path}`,
);

// What did not change since the last check is not checked again.
const types = (project: string): string =>
  `node node_modules/typescript-native/bin/tsc -p ${project} --noEmit --incremental --tsBuildInfoFile ${cache}/types/${project}.json`;

/** What is checked before each commit, the slowest first: name → command. */
const checks: Readonly<Record<string, string>> = {
  'types of tests': types('test'),
  lint: `oxlint -c ${here}/oxlint.json --quiet ${ignored.join(' ')} --no-error-on-unmatched-pattern components bff demo stories test`,
  format: `prettier --check --log-level=warn --cache --ignore-path ${here}/format-ignore .`,
  templates:
    'lit-analyzer !(dist|node_modules|contract|build)/**/*.ts --strict --maxWarnings 0 --rules.no-missing-import off',
  'types of bff': types('bff'),
  unused: `knip -c ${here}/knip.json -t test/tsconfig.json --no-progress --cache`,
  imports: `node ${here}/imports.ts`,
  'types of components': types('components'),
  tree: `node ${here}/tree.ts`,
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
    const { code, output, seconds } = await run(command.split(' '), { folder: folderOf(name) });
    count[code === 0 ? 'passed' : 'failed'] += 1;
    console.log(
      `${code === 0 ? '✔' : '✘'} ${name} (${seconds.toFixed(1)} s)${code === 0 ? '' : `\n${output}`}`,
    );
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
leaveCounts(count);
process.exitCode = count.failed > 0 ? 1 : 0;
