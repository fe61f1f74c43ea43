import type { DirectReads } from './direct-reads.ts';
import { statementName } from './statement-name.ts';

/** Connections of a process for reading: one more would only part what can be sent together. */
const most = 2;

/** A client of `pg` in its pipeline mode, as far as reading needs it. */
export interface PipedClient {
  readonly connect: () => Promise<unknown>;
  readonly query: (query: {
    readonly text: string;
    readonly values: unknown[];
    readonly name: string | undefined;
  }) => Promise<{ readonly rows: readonly unknown[] }>;
  readonly on: (event: 'error' | 'end', hear: () => void) => unknown;
  readonly end: () => Promise<void>;
}

interface Pipe {
  readonly client: PipedClient;
  /** Answers that are awaited. */
  waiting: number;
  /** Why it could not be opened. */
  failure?: unknown;
}

/**
 * Reads by two connections that send a query without waiting for the answer before it: none waits for a free
 * connection, and the server of the database goes from one to the next without being woken. What is asked within one
 * turn of the event loop takes the same connection, for it can leave in one piece. For short reads: those behind a long
 * one wait for it.
 */
export function pipedReads(open: () => PipedClient): DirectReads {
  const pipes = new Set<Pipe>();
  const add = (): Pipe => {
    const pipe: Pipe = { client: open(), waiting: 0 };
    pipes.add(pipe);
    const leave = (): void => void pipes.delete(pipe);
    pipe.client.on('error', leave);
    pipe.client.on('end', leave);
    pipe.client.connect().catch((failure: unknown) => {
      pipe.failure = failure;
      leave();
    });
    return pipe;
  };
  const idlest = (): Pipe => {
    let best: Pipe | undefined;
    for (const pipe of pipes) if (!best || pipe.waiting < best.waiting) best = pipe;
    return best && (best.waiting === 0 || pipes.size >= most) ? best : add();
  };
  let ofTurn: Pipe | undefined;
  const pipeOfTurn = (): Pipe => {
    if (ofTurn && pipes.has(ofTurn)) return ofTurn;
    setImmediate(() => (ofTurn = undefined));
    return (ofTurn = idlest());
  };
  return {
    all: async (text, values) => {
      for (let tries = 0; ; tries++) {
        const pipe = pipeOfTurn();
        pipe.waiting++;
        try {
          return (await pipe.client.query({ text, values: [...values], name: statementName(text) })).rows;
        } catch (error) {
          if (isOfQuery(error) || pipe.failure) throw pipe.failure ?? error;
          pipes.delete(pipe);
          void pipe.client.end();
          // Lost with its connection: a read may be repeated. After a restart of the server the others are lost too.
          // Whoever waited for an answer that never came has waited enough.
          if (isLate(error) || tries === most) throw error;
        } finally {
          pipe.waiting--;
        }
      }
    },
    close: async () => {
      await Promise.all([...pipes].map(({ client }) => client.end()));
    },
  };
}

const isLate = (error: unknown): boolean => (error as Error).message === 'Query read timeout';

/** Whether the server answered and goes on; FATAL is the end of the connection. */
const isOfQuery = (error: unknown): boolean => (error as { severity?: string }).severity === 'ERROR';
