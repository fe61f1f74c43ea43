import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Memory of the process that no file backs: pages of the database that are mapped belong to the system's cache. */
function ownMemory(): number {
  try {
    const [, kilobytes = '0'] = /RssAnon:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return process.memoryUsage.rss();
  }
}

/** What reading a stream to its end took. */
export interface Reading {
  /** Megabytes of the process at their most, above what they were before. */
  readonly extraMegabytes: number;
  readonly firstByteMs: number;
  readonly bytes: number;
  readonly lines: number;
  readonly seconds: number;
}

/** Reads an answer to its end as a client that keeps nothing. */
export async function readThrough(open: () => Promise<Response>): Promise<Reading> {
  collect();
  const before = ownMemory();
  const started = performance.now();
  const response = await open();
  if (!response.ok || !response.body)
    throw new Error(`answered ${response.status}: ${await response.text()}`);
  let [most, bytes, lines, chunks, firstByteMs] = [before, 0, 0, 0, 0];
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    firstByteMs ||= performance.now() - started;
    bytes += chunk.byteLength;
    for (const byte of chunk) if (byte === 10) lines++;
    if (chunks++ % 20 === 0) most = Math.max(most, ownMemory());
  }
  const seconds = (performance.now() - started) / 1000;
  return { extraMegabytes: (most - before) / 1e6, firstByteMs, bytes, lines, seconds };
}
