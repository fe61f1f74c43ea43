import { startPsp } from './start.ts';

/**
 * The payment site as a process of its own: `node demo/psp/main.ts`. Prints its address as one line of JSON.
 * PSP_PORT (default 0, any), PSP_DATA_DIR (default `.data`), PSP_API_KEY, PSP_WEBHOOK_URL and PSP_WEBHOOK_SECRET,
 * PSP_DELAY_MS for all delays.
 */
const env = process.env;
const delay = env['PSP_DELAY_MS'] === undefined ? undefined : Number(env['PSP_DELAY_MS']);
const url = env['PSP_WEBHOOK_URL'];
const psp = await startPsp({
  port: Number(env['PSP_PORT'] ?? 0),
  dataDir: env['PSP_DATA_DIR'] ?? '.data',
  apiKey: env['PSP_API_KEY'] ?? 'psp_test_key',
  ...(url && { webhook: { url, secret: env['PSP_WEBHOOK_SECRET'] ?? 'psp_test_secret' } }),
  ...(delay !== undefined && { delays: { card: delay, sepa: delay, refund: delay } }),
});
console.log(JSON.stringify({ apiUrl: psp.apiUrl, publicUrl: psp.publicUrl }));

const stop = (): void => void psp.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
