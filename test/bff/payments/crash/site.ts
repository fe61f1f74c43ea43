import { startPsp } from '../../../../demo/psp/start.ts';
import { sharedClock } from './clock.ts';

/** The payment site by the clock of the test. */
const env = process.env;
const psp = await startPsp({
  port: Number(env['PSP_PORT']),
  dataDir: env['PSP_DATA_DIR'] ?? '',
  apiKey: env['SANDBOX_PSP_KEY'] ?? '',
  clock: sharedClock(env['CLOCK_FILE'] ?? ''),
  everyMs: 50,
  webhook: { url: env['PSP_WEBHOOK_URL'] ?? '', secret: env['SANDBOX_PSP_SECRET'] ?? '' },
});
console.log(`answers at ${psp.apiUrl}`);
