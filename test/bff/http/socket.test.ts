import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { testBff, type TestBff } from '../../support/bff.ts';

describe('requests as bytes on a wire', () => {
  let bff: TestBff;
  let server: Server;
  let port: number;
  before(async () => {
    bff = await testBff();
    server = createServer(getRequestListener(bff.hono.fetch));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    port = (server.address() as AddressInfo).port;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await bff.close();
  });

  /** Sends bytes, then whatever `more` gives as long as the other side takes it; answers what came back. */
  async function send(head: string, more?: () => string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => {});
    socket.write(head.replaceAll('\n', '\r\n'));
    const pump = more && setInterval(() => socket.writable && socket.write(more()), 1);
    const done = new Promise((enough) => {
      const look = setInterval(
        () => answer.includes('\r\n\r\n') && (clearInterval(look), setTimeout(enough, 50)),
        5,
      );
      socket.once('close', () => (clearInterval(look), enough(undefined)));
    });
    await done;
    clearInterval(pump);
    socket.destroy();
    return answer;
  }
  const post = (more: string) =>
    `POST /api/sign-out HTTP/1.1\nHost: space.localhost\nSec-Fetch-Site: same-origin\nO2-Client: 1\nContent-Type: application/json\n${more}\n\n`;

  it('get an answer before an announced flood has arrived', async () => {
    const answer = await send(post('Content-Length: 1000000000'), () => 'x'.repeat(1000));

    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /"code":"body-too-large"/);
  });

  it('get an answer while an endless body still comes', async () => {
    const answer = await send(post('Transfer-Encoding: chunked'), () => `3e8\r\n${'x'.repeat(1000)}\r\n`);

    assert.match(answer, /^HTTP\/1\.1 413 /);
  });

  it('get an answer while an endless payment event still comes, which nobody has signed', async () => {
    const head = 'POST /webhooks/payments HTTP/1.1\nHost: space.localhost\nTransfer-Encoding: chunked\n\n';
    const answer = await send(head, () => `4e20\r\n${'x'.repeat(20_000)}\r\n`);

    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /"code":"body-too-large"/);
  });

  it('are refused when their length is ambiguous: nothing can be smuggled behind', async () => {
    const hidden = '0\r\n\r\nGET /livez HTTP/1.1\r\nHost: space.localhost\r\n\r\n';
    for (const lengths of [
      'Content-Length: 5\nTransfer-Encoding: chunked',
      'Content-Length: 5\nContent-Length: 6',
      'Transfer-Encoding: identity, chunked, x',
    ]) {
      const answer = await send(post(lengths) + hidden);
      assert.match(answer, /^HTTP\/1\.1 400 /, lengths);
      assert.equal(answer.match(/HTTP\/1\.1 /g)?.length, 1, lengths);
    }
  });

  it('are refused with hostile heads, and the server lives on', async () => {
    const heads = [
      `GET /${'a'.repeat(20_000)} HTTP/1.1\nHost: x\n\n`,
      `GET /livez HTTP/1.1\nHost: x\nX: ${'a'.repeat(20_000)}\n\n`,
      'GET /livez HTTP/1.1\nHost: x\nX\0Y: 1\n\n',
      'GET http:// HTTP/1.1\nHost: x\n\n',
      'GET /livez HTTP/9.9\n\n',
      '\u0016\u0003\u0001\u0002',
      'GET /livez HTTP/1.1\nHost: a b\n\n',
      'GET //evil.example/livez HTTP/1.1\nHost: x\n\n',
    ];
    for (const head of heads) {
      const answer = await send(head + '\n\n');
      assert.match(answer, /^HTTP\/1\.1 (4\d\d|505) /, head.slice(0, 40));
      assert.doesNotMatch(answer, /at .*\(.*:\d+:\d+\)/, 'no stack');
    }
    assert.match(await send('GET /livez HTTP/1.1\nHost: space.localhost\n\n'), /^HTTP\/1\.1 200 /);
  });

  it('answer HEAD and 304 without a body, so that the connection can go on', async () => {
    const one = 'HEAD /api/session HTTP/1.1\nHost: space.localhost\nSec-Fetch-Site: same-origin\n\n';
    const answer = await send(one + one);

    assert.equal(answer.match(/HTTP\/1\.1 200 /g)?.length, 2);
    assert.doesNotMatch(answer, /signedIn/);
  });
});
