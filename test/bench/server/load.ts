import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';

/** One request of the mix. */
export interface Shot {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What one round showed. */
export interface Round {
  readonly perSecond: number;
  /** Microseconds of the server's own CPU a request. */
  readonly cpuMicros: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** A server of its own process, on one core. */
export interface Contender {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts a server that prints a JSON line with its port; on Linux it keeps to core 0. */
export async function contender(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Contender> {
  const pinned = process.platform === 'linux' ? ['taskset', '-c', '0'] : [];
  const [command = process.execPath, ...rest] = [...pinned, process.execPath, ...args];
  // Its log goes to a file as in production: writing it is part of what an answer costs.
  const folder = mkdtempSync(join(tmpdir(), `o2-bench-${name}-`));
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', openSync(join(folder, 'log'), 'w')],
    env: { ...process.env, ...env },
  });
  const port = await portOf(child, join(folder, 'log'));
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { name, port, pid: child.pid ?? 0, stop };
}

function portOf(child: ChildProcess, log: string): Promise<number> {
  return new Promise((done, fail) => {
    let text = '';
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}; see ${log}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const line = (text += chunk.toString()).split('\n').find((it) => it.startsWith('{"port"'));
      if (line) done((JSON.parse(line) as { port: number }).port);
    });
  });
}

export const ticksPerSecond = 100;

/** Loads a server with so many requests over 16 connections, the shots in turn. */
export async function round(
  server: Contender,
  shots: readonly Shot[],
  amount: number,
  connections = 16,
): Promise<Round> {
  let next = 0;
  const shoot = (): Shot => shots[next++ % shots.length] as Shot;
  const before = cpuTicks(server.pid);
  const started = performance.now();
  let ended = started;
  const options: autocannon.Options = {
    url: `http://127.0.0.1:${server.port}`,
    connections,
    amount,
    setupClient: (client) => client.setRequest(shoot() as never),
    requests: [{ setupRequest: (request) => Object.assign(request, shoot()) }],
  };
  const result = await new Promise<autocannon.Result>((done, fail) => {
    const loading = autocannon(options, (error: Error | null, it) => (error ? fail(error) : done(it)));
    // The loader itself notices the end on whole seconds only.
    loading.on('response', () => (ended = performance.now()));
  });
  const ticks = cpuTicks(server.pid) - before;
  return {
    perSecond: (result.requests.total * 1000) / (ended - started),
    cpuMicros: (ticks * 1e6) / ticksPerSecond / Math.max(1, result.requests.total),
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx - (result['3xx'] ?? 0) + result.errors,
  };
}

/** utime + stime of a process; 0 where /proc is not there. */
export function cpuTicks(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
