import { Socket } from 'node:net';

/**
 * A socket that sends at the end of a turn of the event loop what was corked within it: the queries of requests that
 * came together leave in one system call, and reach the server of the database together.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    setImmediate(() => super.uncork());
  }
}
