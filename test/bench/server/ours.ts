import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { serve } from '../../../bff/main.ts';
import { readConfig } from '../../../bff/config.ts';
import { profileSignal } from './profile.ts';

/** The real server as `npm start` runs it, without demo pages: rights, validation, limits and access log on. */
const running = await serve(readConfig(process.env));
console.log(JSON.stringify({ port: running.port }));
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));

const { PROFILE_FOLDER } = process.env;
let profiler: Session | undefined;
if (PROFILE_FOLDER) process.on(profileSignal, () => void (profiler ? end(profiler) : begin()));

async function begin(): Promise<void> {
  profiler = new Session();
  profiler.connect();
  await profiler.post('Profiler.enable');
  await profiler.post('Profiler.start');
}

async function end(session: Session): Promise<void> {
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(join(PROFILE_FOLDER ?? '.', 'profile.json'), JSON.stringify(profile));
}
