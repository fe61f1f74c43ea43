import { parseArgs } from 'node:util';
import { readConfig } from '../bff/config.ts';
import { startProblem } from '../bff/start-problem.ts';
import { askToAdvance } from './control.ts';

const usage = `npm run demo:advance -- --days N

Lets N days pass in the running demo (1 to 400, default 1), one after the other: charges are announced, taken, refused and
tried again, services end, mails leave. DATA_DIR says which demo; ./.data when unset.`;

function daysOf(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { days: { type: 'string' } } });
  const days = Number(values.days ?? 1);
  if (Number.isInteger(days) && days >= 1 && days <= 400) return days;
  throw new Error(`--days must be a whole number from 1 to 400, not "${values.days}"`);
}

try {
  if (process.argv.includes('--help')) console.log(usage);
  else {
    const { dataDir } = readConfig(process.env);
    for (let left = daysOf(process.argv.slice(2)); left > 0; left--) {
      const { day, planned, charged, ended, mails } = await askToAdvance(dataDir);
      console.log(
        `${day}  ${planned} charges planned, ${charged} taken, ${ended} periods ended, ${mails} mails`,
      );
    }
  }
} catch (error) {
  console.error(startProblem(error));
  process.exitCode = 1;
}
