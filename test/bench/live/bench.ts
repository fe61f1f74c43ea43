import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, request, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { seededFile } from '../data.ts';
import { median, percentile, resultOf, type Bench, type Result } from '../result.ts';
import { contender, type Contender } from '../server/load.ts';
import { openSessions, type LoadedCustomer } from '../server/sessions.ts';

const streams = 1000;
const changes = 60;

const goals = {
  delay: {
    ...{
      id: 'L1',
      title: 'a change until the stream of another browser hears it, 95 of 100',
      unit: 'ms' as const,
    },
    ...{ aim: 100, gate: 300, good: 'small' as const },
    method: `${streams} open streams of ${streams} customers; from sending the change to the event's arrival, loopback, ${changes} changes a round`,
  },
  memory: {
    ...{ id: 'L2', title: 'memory of the server a stream', unit: 'kB' as const },
    ...{ aim: 30, gate: 60, good: 'small' as const },
    method:
      'resident memory with all streams open less that before, both after a collection of garbage, sockets and sessions included',
  },
};

/** L: events from commit to another browser's stream while a thousand are open, and what a stream weighs. */
export const live: Bench = {
  name: 'live',
  run: async ({ rounds }) => {
    const url = seededFile({ customers: 2000, services: 160_000, invoices: 160_000 });
    const customers = await openSessions(url, streams, 1);
    if (customers.length < streams) throw new Error(`only ${customers.length} customers can listen`);
    const delays: number[] = [];
    const weights: number[] = [];
    const bare: number[] = [];
    // A server of its own each round: what the heap happens to hold when one is weighed moves the figure by a fifth.
    for (let i = 0; i < rounds; i++) {
      const server = await startOurs(url);
      const { opened, each } = await openAll(server, customers);
      weights.push(each);
      delays.push(percentile(await delaysOf(server, customers, opened), 95));
      for (const stream of opened) stream.destroy();
      await server.stop();
      bare.push(await bareWeight(customers));
    }
    const note = `An answer of bare node:http that stays open takes ${median(bare).toPrecision(3)} kB of it.`;
    return [resultOf(goals.delay, delays), resultOf({ ...goals.memory, note }, weights)] satisfies Result[];
  },
};

const startOurs = (url: string): Promise<Contender> =>
  contender('ours', ['--expose-gc', 'test/bench/live/server.ts'], {
    PORT: '0',
    DATABASE_URL: url,
    LOG_LEVEL: 'info',
    NODE_ENV: 'development',
    JOBS: 'off',
  });

/** Opens a stream for each customer, and tells how many kB one of them takes. */
async function openAll(
  server: Contender,
  customers: readonly LoadedCustomer[],
): Promise<{ opened: IncomingMessage[]; each: number }> {
  for (const customer of customers.slice(0, 50)) (await open(server, customer)).destroy();
  const before = await settled(server);
  const opened: IncomingMessage[] = [];
  for (const customer of customers) opened.push(await open(server, customer));
  return { opened, each: ((await settled(server)) - before) / opened.length };
}

/** What a stream takes of a server that does nothing else. */
async function bareWeight(customers: readonly LoadedCustomer[]): Promise<number> {
  const server = await contender('bare', ['--expose-gc', 'test/bench/live/bare.ts']);
  const { opened, each } = await openAll(server, customers);
  for (const stream of opened) stream.destroy();
  await server.stop();
  return each;
}

const headersOf = ({ session }: LoadedCustomer): Record<string, string> => ({
  cookie: `__Host-Http-o2s=${session}`,
  'sec-fetch-site': 'same-origin',
});

async function open({ port }: Contender, customer: LoadedCustomer): Promise<IncomingMessage> {
  const asked = get({
    port,
    host: '127.0.0.1',
    path: '/api/events',
    headers: headersOf(customer),
    agent: false,
  });
  const [stream] = (await once(asked, 'response')) as [IncomingMessage];
  if (stream.statusCode !== 200) throw new Error(`a stream was answered with ${stream.statusCode}`);
  stream.on('error', () => {});
  stream.resume();
  return stream;
}

/** Resident kB after the server collected its garbage, on a signal. */
async function settled({ pid }: Contender): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await pause(1500);
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

async function delaysOf(
  server: Contender,
  customers: readonly LoadedCustomer[],
  opened: readonly IncomingMessage[],
): Promise<number[]> {
  const delays: number[] = [];
  for (let i = 0; i < changes; i++) {
    const at = (i * 397) % customers.length;
    const [customer, stream] = [customers[at], opened[at]];
    if (!customer || !stream) continue;
    const { id, version } = await firstService(server, customer);
    const heard = heardOn(stream, `service:${id}`);
    const sent = performance.now();
    await ask(server, customer, 'PATCH', `/api/services/${id}/label`, { label: `Mesure ${sent}` }, version);
    delays.push((await heard) - sent);
  }
  return delays;
}

/** When the stream told of the resource. */
function heardOn(stream: IncomingMessage, resource: string): Promise<number> {
  return new Promise((done) => {
    const hear = (chunk: Buffer): void => {
      if (!chunk.toString().includes(resource)) return;
      stream.off('data', hear);
      done(performance.now());
    };
    stream.on('data', hear);
  });
}

async function firstService(
  server: Contender,
  customer: LoadedCustomer,
): Promise<{ id: string; version: number }> {
  const page = JSON.parse(await ask(server, customer, 'GET', '/api/services?tab=active&limit=1')) as {
    items: { id: string; version: number }[];
  };
  if (!page.items[0]) throw new Error('a customer has no active service');
  return page.items[0];
}

async function ask(
  { port }: Contender,
  customer: LoadedCustomer,
  method: string,
  path: string,
  body?: unknown,
  version?: number,
): Promise<string> {
  const headers = {
    ...headersOf(customer),
    ...(body ? { 'content-type': 'application/json', 'o2-client': '1' } : {}),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
  const sent = request({ port, host: '127.0.0.1', method, path, headers });
  sent.end(body ? JSON.stringify(body) : undefined);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${answer.statusCode}: ${text}`);
  return text;
}
