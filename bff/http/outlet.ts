import type { Context } from 'hono';

/** An answer that stays open. */
export interface Outlet {
  readonly answer: Response;
  /** Writes; false when the reader has left too much unread. */
  readonly write: (text: string) => boolean;
  readonly end: () => void;
}

/** Opens an answer with these headers; `gone` is called when its reader has left. */
export type OpenOutlet = (c: Context, headers: Readonly<Record<string, string>>, gone: () => void) => Outlet;

/** Chunks that a slow reader may leave unread. */
const unreadMost = 1000;

const encoder = new TextEncoder();

/** An answer whose body is a stream: what every runtime has. */
export const bodyOutlet: OpenOutlet = (_, headers, gone) => {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (it) => void (controller = it), cancel: gone });
  return {
    answer: new Response(body, { headers }),
    write: (text) => {
      if ((controller.desiredSize ?? 0) < -unreadMost) return false;
      controller.enqueue(encoder.encode(text));
      return true;
    },
    end: () => controller.close(),
  };
};
