import { parseArgs } from 'node:util';
import { run } from '../support/run.ts';
import { writeTable } from './table.ts';
import { keepResults } from './results.ts';
import { verdictOf, type Bench, type Result } from './result.ts';
import { documents } from './billing/documents.ts';
import { exports } from './billing/exports.ts';
import { nightly } from './billing/nightly.ts';
import { browser } from './browser/bench.ts';
import { bytes } from './browser/bytes.ts';
import { live } from './live/bench.ts';
import { scale } from './scale/bench.ts';
import { seed } from './scale/seed.ts';
import { floor, postgres, revalidation } from './server/bench.ts';
import { sessionCheck } from './server/session-check.ts';

// npm run bench                       everything
// npm run bench -- floor live         those
// npm run bench -- scale --full       with ten million rows
const benches: readonly Bench[] = [
  floor,
  revalidation,
  sessionCheck,
  postgres,
  scale,
  seed,
  bytes,
  browser,
  live,
  documents,
  exports,
  nightly,
];

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { full: { type: 'boolean' }, rounds: { type: 'string' } },
});
const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name));
if (unknown) {
  console.error(
    `There is no benchmark "${unknown}": name some of ${benches.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}
const options = { full: values.full ?? false, rounds: Number(values.rounds ?? 7) };
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (chosen.some(({ needsBuild }) => needsBuild)) {
  const { code, output } = await run(['npm', 'run', 'build']);
  if (code !== 0) throw new Error(`the elements were not built:\n${output}`);
}
for (const bench of chosen) {
  const results = await bench.run(options);
  for (const result of results) console.log(lineOf(result));
  await keepResults(results);
}
writeTable();
process.exit(0);

function lineOf(result: Result): string {
  const { id, title, median, unit, aim, gate, good, method } = result;
  const bound = good === 'small' ? '≤' : '≥';
  return `${id}: ${title}: ${median} ${unit} (aim ${bound} ${aim}, gate ${bound} ${gate}, ${verdictOf(result)}); ${method}`;
}
