import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { OpenOutlet } from '../http/outlet.ts';

/** Bytes that a slow reader may leave unread, beside what the kernel holds for him. */
const unreadMost = 250_000;

/**
 * An answer that is written to its socket: without a stream of the web between, and without the request's own objects,
 * which its reader would hold for hours.
 */
export const nodeOutlet: OpenOutlet = ({ env }, headers, gone) => {
  const { outgoing } = env as HttpBindings;
  outgoing.writeHead(200, headers);
  outgoing.on('close', gone);
  outgoing.on('error', gone);
  return {
    answer: RESPONSE_ALREADY_SENT,
    write: (text) => {
      if (outgoing.destroyed || outgoing.writableLength > unreadMost) return false;
      outgoing.write(text);
      return true;
    },
    end: () => void outgoing.end(),
  };
};
