import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profiler } from 'node:inspector';

/** Parts of a request, each with what stands in the address of its code; the innermost that is known takes the sample. */
const parts: readonly (readonly [string, RegExp])[] = [
  ['SQLite', /better-sqlite3|direct-reads/],
  ['driver of PostgreSQL', /\/pg[-/]|\/kysely\//],
  ['log', /\/pino|sonic-boom/],
  ['validation', /valibot/],
  ['Hono and its adapter', /\/hono\/|@hono/],
  ['session, rights, limits, revision', /\/bff\/access\/|rate-limit|etag|address|carrier|origin-check/],
  ['frame, headers and JSON', /\/bff\/http\//],
  ['rows and cursors', /\/bff\//],
  ['sockets and node:http', /^node:/],
];

/** Where a server will leave its profile, and how it is asked for one: twice by this signal, to begin and to end. */
export const profileSignal = 'SIGUSR2';
export const profileFolder = (): string => mkdtempSync(join(tmpdir(), 'o2-bench-profile-'));

/** Profiles a server while `work` runs, and tells what share of its time each part took. */
export async function whereTimeGoes(
  pid: number,
  folder: string,
  work: () => Promise<unknown>,
): Promise<string> {
  process.kill(pid, profileSignal);
  await work();
  const written = watch(folder);
  process.kill(pid, profileSignal);
  let profile: Profiler.Profile | undefined;
  while (!profile) {
    await once(written, 'change');
    try {
      profile = JSON.parse(readFileSync(join(folder, 'profile.json'), 'utf8')) as Profiler.Profile;
    } catch {
      // half written
    }
  }
  written.close();
  rmSync(folder, { recursive: true });
  return sharesOf(profile)
    .filter(([, share]) => share >= 0.5)
    .map(([part, share]) => `${part} ${Math.round(share)} %`)
    .join(', ');
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): [string, number][] {
  const own = new Map<number, number>();
  samples.forEach((id, i) => own.set(id, (own.get(id) ?? 0) + (timeDeltas[i] ?? 0)));
  const children = new Set(nodes.flatMap((it) => it.children ?? []));
  const byId = new Map(nodes.map((it) => [it.id, it]));
  const sums = new Map<string, number>();
  const walk = (node: Profiler.ProfileNode, above: string): void => {
    const { url, functionName } = node.callFrame;
    const part =
      functionName === '(idle)'
        ? 'idle'
        : functionName === '(garbage collector)'
          ? 'garbage'
          : (parts.find(([, address]) => address.test(url))?.[0] ?? above);
    sums.set(part, (sums.get(part) ?? 0) + (own.get(node.id) ?? 0));
    for (const id of node.children ?? []) walk(byId.get(id) as Profiler.ProfileNode, part);
  };
  for (const node of nodes) if (!children.has(node.id)) walk(node, 'the rest');
  sums.delete('idle');
  const total = [...sums.values()].reduce((a, b) => a + b, 0);
  return [...sums]
    .map(([part, time]): [string, number] => [part, (100 * time) / total])
    .toSorted(([, a], [, b]) => b - a);
}
