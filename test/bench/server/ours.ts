import { serve } from '../../../bff/main.ts';
import { readConfig } from '../../../bff/config.ts';

/** The real server as `npm start` runs it, without demo pages: rights, validation, limits and access log on. */
const running = await serve(readConfig(process.env));
console.log(JSON.stringify({ port: running.port }));
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
