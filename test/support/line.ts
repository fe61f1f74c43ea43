import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server on this machine that can be cut in the middle of anything. */
export interface Line {
  readonly port: number;
  /** Ends every connection and takes no other. */
  readonly cut: () => void;
  /** Whoever connects is let through; what was cut stays so. */
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Lays a line to a port of this machine. */
export async function lineTo(target: number): Promise<Line> {
  let open = true;
  const ends = new Set<Socket>();
  const hold = (socket: Socket, other: Socket): void => {
    ends.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      ends.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  };
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    if (!open) near.destroy();
    hold(near, far);
    hold(far, near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cut = (): void => {
    open = false;
    for (const socket of ends) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => void (open = true),
    close: async () => {
      cut();
      await new Promise((closed) => server.close(closed));
    },
  };
}
