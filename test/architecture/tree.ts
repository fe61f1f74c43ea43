import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutProblems } from './layout.ts';
import { lockProblems, type Lockfile } from './lockfile.ts';
import { wordProblems } from './words.ts';

const made = new Set(['node_modules', 'dist', 'bad']);
const speaksOfBannedWords = new Set(['test/architecture/words.ts', 'test/architecture/tree.test.ts']);

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !made.has(entry.name)) yield* filesBelow(path);
    if (entry.isFile()) yield path;
  }
}

function* ownFiles(root: string): Generator<string> {
  for (const folder of ['components', 'bff', 'stories', 'demo', 'test']) {
    if (readdirSync(root).includes(folder)) yield* filesBelow(folder);
  }
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
const problems = [
  ...layoutProblems(readdirSync('.')),
  ...lockProblems(lock),
  ...[...ownFiles('.')]
    .filter((path) => !speaksOfBannedWords.has(path))
    .flatMap((path) => wordProblems(path, readFileSync(path, 'utf8'))),
];

for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
