import { availableParallelism } from 'node:os';

type Need = 'browser' | 'postgres' | 'build';

/** One part of the test run: a folder of test/, with what runs it. */
export interface Part {
  readonly name: string;
  readonly needs: readonly Need[];
  /** Missing when the folder holds no test yet. */
  readonly command?: readonly string[];
}

const needs: Readonly<Record<string, readonly Need[]>> = {
  check: [],
  architecture: [],
  support: ['browser', 'postgres'],
  bff: ['postgres'],
  components: ['browser'],
  package: ['build', 'browser'],
  e2e: ['build', 'browser', 'postgres'],
};

/** The parts in the order of the run: the known folders, tests or not, then any other folder that holds tests. */
export function partsOf(files: readonly string[]): Part[] {
  const found = files.map((file) => folderOf(file));
  const names = new Set([...Object.keys(needs), ...found]);
  return [...names].map((name) => {
    const own = files.filter((file) => folderOf(file) === name);
    const command = commandOf(name, own);
    return { name, needs: needs[name] ?? ['build', 'browser', 'postgres'], ...(command ? { command } : {}) };
  });
}

const folderOf = (file: string): string => file.split(/[\\/]/)[1] ?? '';

function commandOf(name: string, files: readonly string[]): readonly string[] | undefined {
  if (name === 'check') return ['node', 'test/architecture/check.ts', 'whole'];
  if (files.length === 0) return undefined;
  if (name === 'components')
    return ['web-test-runner', '--config', 'test/web-test-runner.config.ts', '--files', ...files];
  return ['node', '--test', ...nodeOptions(name), ...files];
}

/** Browser tests run one file at a time: two browsers on two cores would only make each other late. */
function nodeOptions(name: string): string[] {
  const atOnce = name === 'e2e' ? 1 : Math.min(4, Math.max(2, availableParallelism()));
  return [
    `--test-concurrency=${atOnce}`,
    '--test-timeout=300000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/support/count-reporter.ts',
    '--test-reporter-destination=stderr',
  ];
}
