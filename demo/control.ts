import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { DayReport } from './advance-day.ts';

const path = '/dev/advance';
const fileName = 'control.json';

/** How a command reaches the demo that runs over a data folder: only who reads the folder knows the key. */
interface Control {
  readonly port: number;
  readonly key: string;
}

/** Lets `npm run demo:advance` move the running demo; the file goes away with it. */
export function openControl(folder: string, port: number): { key: string; close: () => void } {
  const key = randomBytes(24).toString('base64url');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, fileName), JSON.stringify({ port, key } satisfies Control), { mode: 0o600 });
  return { key, close: () => rmSync(join(folder, fileName), { force: true }) };
}

/** Mounts `POST /dev/advance`, one day a call. */
export function mountControl(app: Hono, key: string, advance: () => Promise<DayReport>): void {
  let last: Promise<unknown> = Promise.resolve();
  app.post(path, async (c) => {
    if (!isKey(c.req.header('authorization') ?? '', key)) return c.text('the key is wrong', 403);
    const turn = last.then(advance);
    last = turn.catch(() => undefined);
    return c.json(await turn);
  });
}

const isKey = (given: string, key: string): boolean =>
  given.length === key.length && timingSafeEqual(Buffer.from(given), Buffer.from(key));

/** Asks the demo of a data folder to let a day pass. Throws in one line when none runs. */
export async function askToAdvance(folder: string): Promise<DayReport> {
  const { port, key } = readControl(folder);
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: key },
  });
  if (!answer.ok) throw new Error(`DATA_DIR ${folder}: the demo could not advance: ${await answer.text()}`);
  return (await answer.json()) as DayReport;
}

function readControl(folder: string): Control {
  try {
    return JSON.parse(readFileSync(join(folder, fileName), 'utf8')) as Control;
  } catch {
    throw new Error(
      `DATA_DIR ${folder} belongs to no running demo: start it with npm start, then advance it from another terminal`,
    );
  }
}
