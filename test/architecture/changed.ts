import { execFileSync, spawnSync } from 'node:child_process';
import { root } from '../support/run.ts';

// node test/architecture/changed.ts COMMAND…   runs a command on the files that changed since the last commit; all of
// them where git knows no commit.
const [command = '', ...args] = process.argv.slice(2);
const files = changed();
const { status } =
  files.length === 0
    ? { status: 0 }
    : spawnSync(command, [...args, ...files], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;

function changed(): readonly string[] {
  try {
    return [
      ...listed('diff', '--name-only', '--diff-filter=d', '-z', 'HEAD'),
      ...listed('ls-files', '--others', '--exclude-standard', '-z'),
    ];
  } catch {
    return ['.'];
  }
}

function listed(...words: string[]): readonly string[] {
  const told = execFileSync('git', words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return told.split('\0').filter((path) => path !== '');
}
