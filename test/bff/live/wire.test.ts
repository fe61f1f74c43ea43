import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { nodeOutlet } from '../../../bff/adapters/node-outlet.ts';
import { createApp, type App } from '../../../bff/app.ts';
import { testBff, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';

describe('a live stream on a wire', () => {
  let bff: TestBff;
  let app: App;
  let server: Server;
  const customerId = 'cus_a';
  let headers: Record<string, string>;
  before(async () => {
    bff = await testBff();
    const { id } = await addCamille(bff);
    const session = await bff.signInAs(id, customerId);
    headers = { cookie: `${cookieName.portal}=${session}`, 'sec-fetch-site': 'same-origin' };
    app = createApp(bff.deps, undefined, nodeOutlet);
    server = createServer(getRequestListener(app.hono.fetch));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  after(async () => {
    app.live.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await bff.close();
  });

  const where = () => ({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    path: '/api/events',
    headers: { ...headers, host: 'space.localhost' },
    agent: false as const,
  });
  const open = async (): Promise<IncomingMessage> => {
    const [stream] = (await once(get(where()), 'response')) as [IncomingMessage];
    stream.on('error', () => {});
    return stream;
  };
  const tell = (name: string): void =>
    bff.deps.events.publish([{ id: 7, customerId, changed: [`service:${name}`] }]);
  const untilNobodyListens = async (): Promise<void> => {
    for (let i = 0; i < 100 && app.live.count() > 0; i++) await pause(20);
    assert.equal(app.live.count(), 0);
  };

  it('brings its headers, how the customer stands, what changed, and its end', async () => {
    const stream = await open();
    assert.equal(stream.headers['content-type'], 'text/event-stream');
    assert.equal(stream.headers['cache-control'], 'no-store');
    assert.match(String(stream.headers['request-id']), /^req_/);
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    while (!text.includes('event: standing')) await once(stream, 'data');
    tell('svc_one');
    while (!text.includes('service:svc_one')) await once(stream, 'data');
    assert.equal(app.live.count(), 1);

    app.live.close();
    await once(stream, 'end');
    assert.ok(stream.complete);
    assert.equal(app.live.count(), 0);
  });

  it('is forgotten when its reader leaves', async () => {
    const stream = await open();
    assert.equal(app.live.count(), 1);
    stream.destroy();
    await untilNobodyListens();
    tell('svc_one');
  });

  it('sends away a reader who leaves too much unread, and no other', async () => {
    const [quick, slow] = [await open(), await open()];
    quick.resume();
    slow.pause();
    const long = 'x'.repeat(100_000);
    for (let i = 0; i < 300 && app.live.count() > 1; i++) {
      tell(long);
      await pause(2);
    }
    assert.equal(app.live.count(), 1);
    slow.destroy();
    tell(long);
    await pause(50);
    assert.equal(app.live.count(), 1);
    quick.destroy();
    await untilNobodyListens();
  });

  it('is not opened by HEAD', async () => {
    const asked = request({ ...where(), method: 'HEAD' }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    await once(answer.resume(), 'end');
    assert.equal(app.live.count(), 0);
  });
});
