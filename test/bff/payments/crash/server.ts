import { readConfig } from '../../../../bff/config.ts';
import { serve } from '../../../../bff/main.ts';
import { sharedClock } from './clock.ts';

/** The real server with all its work, by the clock of the test. */
const clock = sharedClock(process.env['CLOCK_FILE'] ?? '');
const { port } = await serve(readConfig(process.env), { clock });
console.log(`listening on ${port}`);
