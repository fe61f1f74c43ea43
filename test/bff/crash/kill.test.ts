import { mkdtempSync, rmSync } from 'node:fs';
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { reconcile } from '../../../bff/flows/nightly-run.ts';
import { openDatabase } from '../../../bff/storage/node-database.ts';
import { testBff, testSettings } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { assertInOrder } from '../invoices/desk.ts';
import { openClient, type Client } from './client.ts';
import { openEstate, type Estate } from './estate.ts';
import { assertKept, assertPaidOnce, assertSignedUp, assertTold } from './verify.ts';

const kills = 4;
/** Longer than an unfinished request blocks its key. */
const later = 61_000;
/** Longer than the dead hold work that they had begun. */
const muchLater = 3_600_000;
const size = { customers: 4, services: 8, invoices: 24 } as const;

/** Two browsers a customer, each with its own services and invoices. */
const clientsOf = ({ holdings }: Estate): Client[] =>
  holdings.flatMap((holding) =>
    [0, 1].map((half) => {
      const mine = <T>(list: readonly T[]): T[] => list.filter((_, n) => n % 2 === half);
      return openClient(holding, mine(holding.services), mine(holding.invoices));
    }),
  );

const sum = (clients: readonly Client[]): number =>
  clients.reduce((total, { acknowledged }) => total + acknowledged, 0);

onBothEngines('kill -9 during writes under load', ({ place }) => {
  it('loses no acknowledged write, leaves no half one, and a repeat is harmless', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'o2-crash-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const estate = await openEstate(await place(), folder, size);
    after(() => estate.close());
    const clients = clientsOf(estate);
    const lost = { committed: 0, under: 0 };

    for (let kill = 0; kill < kills; kill++) {
      const { child, space } = await estate.start();
      await Promise.all(clients.map((client) => client.repeat(space)));
      const enough = sum(clients) + 20 + Math.random() * 60;
      let gone = false;
      const writing = clients.map((client) => client.write(space, () => gone));
      while (sum(clients) < enough) await pause(1);
      await pause(Math.random() * 20);
      child.signal('SIGKILL');
      gone = true;
      assert.equal(await child.ended, undefined);
      await Promise.all(writing);
      await look(estate, clients, lost);
    }

    const last = await estate.start(later);
    for (const client of clients) {
      assert.ok(await client.repeat(last.space), 'what got no answer gets one');
      await client.payAgain(last.space);
    }
    last.child.signal('SIGKILL');
    await last.child.ended;
    await look(estate, clients, lost);
    await settle(estate, clients);
    t.diagnostic(
      `${sum(clients)} writes acknowledged, ${clients.reduce((n, it) => n + it.payments.size, 0)} payments; of ${lost.under} changes under way at a kill ${lost.committed} were whole`,
    );
  });
});

/** What is stored while no server runs. */
async function look(
  { url, holdings }: Estate,
  clients: readonly Client[],
  lost: { committed: number; under: number },
): Promise<void> {
  const { db } = await openDatabase(url);
  try {
    for (const client of clients) {
      assert.deepEqual(client.faults, []);
      lost.under += client.under.size;
      lost.committed += (await assertKept(db, client)).committed;
      await assertPaidOnce(db, client);
    }
    for (const { customerId } of holdings) await assertTold(db, customerId);
  } finally {
    await db.destroy();
  }
}

/** Does what a running server would in time, then counts the money and the mails. */
async function settle({ url, payments }: Estate, clients: readonly Client[]): Promise<void> {
  const clock = { now: () => Date.now() + muchLater, set: () => {}, advance: () => {} };
  // As the servers: a mail that nobody sends stays.
  const settings = { ...testSettings, sandboxes: ['mail'] };
  const bff = await testBff(url, { clock, payments, settings });
  try {
    while ((await reconcile(bff.deps)) > 0);
    await bff.jobs.drain();
    for (const client of clients) {
      await assertPaidOnce(bff.deps.db, client);
      await assertSignedUp(bff.deps.db, client);
    }
    const open = await bff.deps.db.selectFrom('liveAttempt').selectAll().execute();
    assert.deepEqual(open, [], 'no invoice is held by an attempt of the dead');
    await assertInOrder(bff);
  } finally {
    await bff.close();
  }
}
