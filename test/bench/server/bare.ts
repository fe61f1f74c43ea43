import { createServer } from 'node:http';

/** What nobody can go below: node:http that says 304 with the headers of ours, and looks at nothing. */
const headers = {
  'cache-control': 'private, no-cache',
  vary: 'Sec-Fetch-Site, Origin, Cookie',
  'request-id': 'req_aaaaaaaaaaaaaaaa',
  'ratelimit-policy': '"minute";q=1200;w=60',
  ratelimit: '"minute";r=1199;t=60',
  etag: 'W/"8.aaaaaaaaaaaaa-aaaaaaaaaaaaa"',
};
const server = createServer((_, response) => response.writeHead(304, headers).end());
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port })),
);
process.once('SIGTERM', () => process.exit(0));
