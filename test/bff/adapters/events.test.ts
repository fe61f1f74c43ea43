import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { postgresEvents } from '../../../bff/adapters/events/postgres.ts';
import { sqliteEvents } from '../../../bff/adapters/events/sqlite.ts';
import type { EventBus } from '../../../bff/ports/event-bus.ts';
import { silent, type Log } from '../../../bff/ports/log.ts';
import { openDatabase, type OpenDatabase } from '../../../bff/storage/node-database.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { freshDatabase } from '../../support/postgres.ts';

const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends.toReversed()) await end();
});

async function opened(url: string): Promise<OpenDatabase> {
  const open = await openDatabase(url);
  ends.push(() => open.db.destroy());
  return open;
}

const deaf: EventBus = { publish: () => {}, subscribe: () => () => {} };

/** Names resources as changed, as a process does that uses this bus. */
const change = ({ db, engine }: OpenDatabase, names: readonly string[], events = deaf): Promise<void> =>
  inWrite({ db, engine, clock: { now: Date.now }, events }, async (write) => write.changed('cus_a', names));

function earOf(bus: EventBus) {
  const names: string[] = [];
  bus.subscribe(({ changed }) => void names.push(...changed));
  const hears = async (name: string): Promise<void> => {
    while (!names.includes(name)) await pause(20);
  };
  return { names, hears };
}

describe('events of one SQLite file', () => {
  async function shared(log: Log = silent) {
    const folder = mkdtempSync(join(tmpdir(), 'o2-events-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const url = `sqlite:${join(folder, 'test.db')}`;
    const [ours, others] = [await opened(url), await opened(url)];
    const bus = await sqliteEvents(ours.db, ours.sqlite!, log);
    ends.push(() => bus.close());
    return { ours, others, bus, ear: earOf(bus) };
  }

  it('are heard of others though something of ours came right after, each once', async () => {
    const { ours, others, bus, ear } = await shared();

    for (let n = 0; n < 3; n++) {
      await change(others, [`theirs ${n}`]);
      await change(ours, [`ours ${n}`], bus);
      await ear.hears(`theirs ${n}`);
    }
    await change(others, ['last']);
    await ear.hears('last');

    const all = [0, 1, 2].flatMap((n) => [`ours ${n}`, `theirs ${n}`]);
    assert.deepEqual(ear.names.toSorted(), [...all, 'last'].toSorted());
  });

  it('are read later when they cannot be read now', async () => {
    const warned = Promise.withResolvers<void>();
    const { others, ear } = await shared({ ...silent, warn: () => warned.resolve() });

    await others.db.transaction().execute(async (tx) => {
      await tx.insertInto('event').values({ customerId: 'cus_a', changed: '["theirs"]', at: '' }).execute();
      await sql`alter table "event" rename to "away"`.execute(tx);
    });
    await warned.promise;
    await sql`alter table "away" rename to "event"`.execute(others.db);
    await ear.hears('theirs');

    assert.deepEqual(ear.names, ['theirs']);
  });
});

/** Hands on what either says to the other, until one of them is gone. */
function joined(one: Socket, other: Socket): Socket {
  one.on('error', () => {}).on('close', () => other.destroy());
  other.on('error', () => {}).on('close', () => one.destroy());
  one.pipe(other).pipe(one);
  return one;
}

describe('events of one PostgreSQL', () => {
  /** A bus whose way to the server can be cut; `tries` holds the times at which it was asked for. */
  async function cuttable() {
    const database = await freshDatabase();
    ends.push(database.drop);
    const open = await opened(database.url);
    const wire = { cut: false, tries: [] as number[], sockets: new Set<Socket>() };
    const { hostname, port } = new URL(database.url);
    const proxy = createServer((socket) => {
      wire.tries.push(performance.now());
      if (wire.cut) socket.destroy();
      else wire.sockets.add(joined(socket, connect(Number(port), hostname)));
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    ends.push(() => proxy.close());
    const through = new URL(database.url);
    through.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const bus = await postgresEvents(open.db, through.href, silent);
    ends.push(bus.close);
    const cut = (): void => {
      wire.cut = true;
      wire.tries = [];
      for (const socket of wire.sockets) socket.destroy();
    };
    return { open, ear: earOf(bus), wire, cut };
  }

  it('are asked for once a second while the server is away, however long', async () => {
    const { wire, cut } = await cuttable();

    cut();
    while (wire.tries.length < 5) await pause(50);

    const gaps = wire.tries.slice(1).map((at, n) => at - (wire.tries[n] ?? 0));
    assert.ok(
      gaps.every((ms) => ms > 900),
      gaps.join(),
    );
  });

  it('that were missed are heard once the server is back, and everybody is judged anew', async () => {
    const { open, ear, wire, cut } = await cuttable();
    await change(open, ['before']);
    await ear.hears('before');

    cut();
    while (wire.tries.length === 0) await pause(50);
    await change(open, ['missed']);
    wire.cut = false;
    await ear.hears('missed');
    await change(open, ['after']);
    await ear.hears('after');

    assert.ok(ear.names.includes('bus'));
  });

  it('may name more than a notification holds', async () => {
    const { open, ear } = await cuttable();
    const names = Array.from({ length: 500 }, (_, n) => `service:svc_${String(n).padStart(16, '0')}`);

    await change(open, names);
    await ear.hears(names.at(-1)!);

    assert.deepEqual(ear.names, names);
  });
});
