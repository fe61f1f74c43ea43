import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { demoBff, type DemoName } from '../support/demo-bff.ts';
import { freePort } from '../support/free-port.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Serves a built portal beside the real API on one origin, as an in-house portal has it, over the demo's data. */
export async function servePortal(
  folder: string,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const bff = await demoBff(origin);
  const answerApi = getRequestListener(bff.hono.fetch);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    const [, first, action, name] = pathname.split('/');
    if (first === 'api') return answerApi(request, response);
    if (first === 'test' && action === 'sign-in') {
      return response.writeHead(204, { 'set-cookie': await bff.cookieOf(name as DemoName) }).end();
    }
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    return readFile(file).then(
      (content) =>
        response
          .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
          .end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(port, 'localhost', listening));
  return {
    origin,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await bff.close();
    },
  };
}
