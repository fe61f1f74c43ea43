import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** A port that is taken, and later served. */
export interface Listening {
  readonly port: number;
  /** Starts to answer; until then every request gets 503. */
  readonly answer: (fetch: (request: Request, env: never) => Response | Promise<Response>) => void;
  /** Takes no more connections, lets answers under way finish, and cuts what lasts longer than `graceMs`. */
  readonly close: (graceMs: number) => Promise<void>;
}

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** Until its head is there, and until all of its request is. */
  readonly head: number;
  readonly request: number;
  /** Without a byte in either direction: an answer that nobody reads, a stream whose reader is gone. */
  readonly silence: number;
  /** How often connections are looked at. */
  readonly lookEvery: number;
}

/** Ample for 64 KiB over a bad line; those of Node let one client hold each of its sockets for five minutes and more. */
const usual: Patience = { head: 10_000, request: 30_000, silence: 120_000, lookEvery: 5000 };

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Takes a port before anything else is opened, so that one in use is told at once. 0 takes any free one. */
export async function listenOn(port: number, host: string, patience = usual): Promise<Listening> {
  let handle: Handler = notYet;
  let closing = false;
  const limits = {
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.lookEvery,
  };
  const server = createServer(limits, (request, response) => {
    // A kept connection would hold the stop until its client lets go.
    if (closing) response.setHeader('connection', 'close');
    void handle(request, response);
  });
  server.timeout = patience.silence;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    answer: (fetch) => void (handle = getRequestListener(fetch as Parameters<typeof getRequestListener>[0])),
    close: (graceMs) => {
      closing = true;
      return closeGently(server, graceMs);
    },
  };
}

const notYet: Handler = (_, response) => response.writeHead(503, { 'retry-after': '1' }).end();

function closeGently(server: Server, graceMs: number): Promise<void> {
  return new Promise((done) => {
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      done();
    });
    server.closeIdleConnections();
  });
}
