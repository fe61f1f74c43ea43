import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './support/browser.ts';
import { countsVariable, outcomeIn } from './support/counts.ts';
import { partsOf, type Part } from './support/parts.ts';
import { postgresUrl } from './support/postgres.ts';
import { judge, report, type Outcome, type Result } from './support/report.ts';
import { root, run } from './support/run.ts';

// node test/run.ts                    everything
// node test/run.ts bff invoices       the tests of the BFF whose path holds "invoices"
const [only, ...filters] = process.argv.slice(2);
const files = globSync('test/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] }).filter((file) =>
  filters.every((word) => file.includes(word)),
);
const folder = mkdtempSync(join(tmpdir(), 'o2-test-'));
const results: Result[] = [];
const env: Record<string, string> = {};
let built = false;

const parts = partsOf(files).filter(({ name }) => !only || name === only);
if (parts.length === 0 || (filters.length > 0 && files.length === 0)) {
  console.error(
    `Nothing in test/ answers to "${process.argv.slice(2).join(' ')}": name a folder of it, then parts of a path.`,
  );
  process.exit(1);
}

for (const part of parts) results.push(await perform(part));
rmSync(folder, { recursive: true, force: true });
console.log(report(results));
process.exit(results.some(({ counts }) => counts.failed > 0) ? 1 : 0);

async function perform(part: Part): Promise<Result> {
  console.log(`\n── ${part.name} ──`);
  const started = performance.now();
  const done = (outcome: Outcome, note?: string): Result => ({
    step: part.name,
    seconds: (performance.now() - started) / 1000,
    ...outcome,
    ...(note ? { note } : {}),
  });
  if (!part.command) {
    console.log('No test yet.');
    return done({ counts: { passed: 0, failed: 0, skipped: 1 }, failures: [] }, 'no test yet');
  }
  const message = await prepare(part);
  if (message !== undefined) {
    const failures = [{ name: 'could not be prepared', message }];
    return done({ counts: { passed: 0, failed: 1, skipped: 0 }, failures }, 'could not be prepared');
  }
  const file = join(folder, `${part.name}.json`);
  const { code } = await run(part.command, { live: true, env: { ...env, [countsVariable]: file } });
  return done(judge(code, outcomeIn(file)));
}

/**
 * What a part needs: the browser, the database server, the built widgets; each is made once for the whole run.
 * Returns why it cannot be had.
 */
async function prepare({ needs }: Part): Promise<string | undefined> {
  try {
    if (needs.includes('browser')) env['CHROME_PATH'] ??= ensureBrowser();
    if (needs.includes('postgres')) env['TEST_DATABASE_URL'] ??= await postgresUrl();
    if (needs.includes('build') && !built) await build();
    return undefined;
  } catch (error) {
    console.error(error);
    return error instanceof Error ? error.message : String(error);
  }
}

async function build(): Promise<void> {
  const { code, seconds, output } = await run(['npm', 'run', 'build']);
  if (code !== 0) throw new Error(`The build failed.\n${output}`);
  built = true;
  console.log(`Built in ${seconds.toFixed(1)} s.`);
}
