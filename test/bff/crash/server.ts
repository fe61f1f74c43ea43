import { serve } from '../../../bff/main.ts';
import { readConfig } from '../../../bff/config.ts';

/** The real server in a process of its own; `AHEAD` is how many milliseconds its clock is ahead. */
const ahead = Number(process.env['AHEAD'] ?? 0);
const { port } = await serve(readConfig(process.env), { clock: { now: () => Date.now() + ahead } });
console.log(JSON.stringify({ port }));
