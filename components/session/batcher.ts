import { batchMost, type Call, type Reply } from '../contract/batch.ts';
import type { Transport } from './transport.ts';

interface Waiting {
  readonly call: Call;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
}

/** What the script tag left on the page: when its first elements are there. */
const wave = (globalThis as unknown as Record<symbol, { readonly wave?: Promise<unknown> } | undefined>)[
  Symbol.for('o2.widgets/1')
]?.wave;

/** Before the browser draws the waiting page, where it can be told so: the way to the server takes longer than that. */
const soon = (flush: () => Promise<void>): unknown =>
  globalThis.scheduler ? scheduler.postTask(flush, { priority: 'user-blocking' }) : setTimeout(flush);

/** Collects the calls of one turn of the event loop into one batch: the widgets of a page ask together. */
export function batcher(transport: Pick<Transport, 'send' | 'askedAhead'>): (call: Call) => Promise<Reply> {
  const waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting.splice(0, batchMost);
    if (waiting.length > 0) soon(flush);
    try {
      const replies = await transport.send(batch.map(({ call }) => call));
      batch.forEach(({ resolve, reject }, i) =>
        replies[i] ? resolve(replies[i]) : reject(new Error('reply missing')),
      );
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    }
  };
  const send = (call: Call): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (waiting.push({ call, resolve, reject }) > 1) return;
      if (wave) void wave.then(() => soon(flush));
      else soon(flush);
    });
  return (call) =>
    transport.askedAhead?.(call)?.then(
      (reply) => reply ?? send(call),
      () => send(call),
    ) ?? send(call);
}
