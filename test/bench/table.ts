import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { verdictOf } from './result.ts';
import { keptResults, type Kept } from './results.ts';

const start = '<!-- bench: written by `npm run bench`';
const end = '<!-- /bench -->';

/** Writes the table of all kept results between the marks of the README. */
export function writeTable(): void {
  const path = join(root, 'README.md');
  const text = readFileSync(path, 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has lost its marks: ${start} --> and ${end}`);
  const table = tableOf(keptResults());
  writeFileSync(path, `${text.slice(0, from)}${start} -->\n\n${table}\n\n${text.slice(to)}`);
}

function tableOf(results: readonly Kept[]): string {
  // What several figures have in common is told once.
  const told = [...new Set(results.flatMap(({ note }) => note ?? []))];
  const rows = results.map((it) => {
    const bound = it.good === 'small' ? '≤' : '≥';
    const verdict = verdictOf(it) === 'aim met' ? 'met' : verdictOf(it);
    const mark = it.note ? ` [${told.indexOf(it.note) + 1}]` : '';
    return `| ${it.id} | ${it.title}${mark} | **${figure(it.median, it)}** | ${bound} ${figure(it.aim, it)} | ${verdict} | ${it.measuredOn} |`;
  });
  const notes = told.map((note, i) => `${i + 1}. ${note}`);
  return [
    '| | what | median | aim | | measured on |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

const figure = (value: number, { unit }: Kept): string =>
  `${value}${unit === '' || unit === '×' ? unit : ` ${unit}`}`;
