import { readdirSync, readFileSync } from 'node:fs';
import { cpuTicks, ticksPerSecond } from './load.ts';

/** Microseconds of CPU that PostgreSQL's processes for a database took while `work` ran; 0 where /proc is not there. */
export async function backendMicros(database: string, work: () => Promise<unknown>): Promise<number> {
  const before = new Map(backendsOf(database).map((pid) => [pid, cpuTicks(pid)]));
  await work();
  let ticks = 0;
  for (const pid of backendsOf(database)) ticks += cpuTicks(pid) - (before.get(pid) ?? 0);
  return (ticks * 1e6) / ticksPerSecond;
}

/** A backend tells in its title for whom it works: `postgres: NAME DATABASE ADDRESS STATE`. */
function backendsOf(database: string): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && titleOf(name).startsWith('postgres:'))
      .filter((name) => titleOf(name).includes(` ${database} `))
      .map(Number);
  } catch {
    return [];
  }
}

function titleOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
