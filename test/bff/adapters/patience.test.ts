import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { listenOn, type Listening } from '../../../bff/adapters/node-server.ts';

describe('a client that holds a socket', () => {
  let port: Listening;
  let left: () => void;
  const unread = new Promise<void>((done) => (left = done));
  before(async () => {
    port = await listenOn(0, '127.0.0.1', { head: 200, request: 400, silence: 2000, lookEvery: 50 });
    port.answer(async (request) => {
      if (request.url.endsWith('/unread')) return new Response(endless(left));
      if (request.url.endsWith('/beats')) return new Response(beats(12, 250));
      return new Response(await request.text());
    });
  });
  after(() => port.close(0));

  const begin = (text: string): Socket => {
    const socket = connect(port.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(text.replaceAll('\n', '\r\n'));
    return socket;
  };
  const answerOf = async (socket: Socket): Promise<string> => {
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    await once(socket, 'close');
    return answer;
  };

  it('is told that its head took too long, though it sends a little all the time', async () => {
    const socket = begin('GET / HTTP/1.1\nHost: x\n');
    const trickle = setInterval(() => socket.write('X: y\r\n'), 20);
    const answer = await answerOf(socket);
    clearInterval(trickle);

    assert.match(answer, /^HTTP\/1\.1 408 /);
  });

  it('is told so for a body that it announced and sends slowly', async () => {
    const socket = begin('POST / HTTP/1.1\nHost: x\nContent-Length: 60000\n\n');
    const trickle = setInterval(() => socket.write('x'), 20);
    const answer = await answerOf(socket);
    clearInterval(trickle);

    assert.match(answer, /^HTTP\/1\.1 408 /);
  });

  it('loses an answer that it does not read', async () => {
    const socket = begin('GET /unread HTTP/1.1\nHost: x\n\n').pause();

    await unread;
    socket.destroy();
  });

  it('keeps a stream that beats', async () => {
    const answer = await answerOf(begin('GET /beats HTTP/1.1\nHost: x\nConnection: close\n\n'));

    assert.equal(answer.match(/beat/g)?.length, 12);
  });
});

const encoder = new TextEncoder();

const endless = (left: () => void): ReadableStream =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
    cancel: () => left(),
  });

const beats = (many: number, everyMs: number): ReadableStream =>
  new ReadableStream({
    start: (controller) => {
      let told = 0;
      const timer = setInterval(() => {
        controller.enqueue(encoder.encode('beat\n'));
        if (++told < many) return;
        clearInterval(timer);
        controller.close();
      }, everyMs);
    },
  });
