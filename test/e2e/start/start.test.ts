import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { listInvoices } from '../../../components/contract/invoices.ts';
import type { Output } from '../../../components/contract/operation.ts';
import type { listPaymentMethods } from '../../../components/contract/payment-methods.ts';
import type { listServices } from '../../../components/contract/services.ts';
import { demoAccounts, demoPassphrase } from '../../../demo/data/accounts.ts';
import { ask } from '../../support/child.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { cookieOf, ownFolder, startDemo, type Demo } from './demo.ts';

const claire = demoAccounts.company.email;

async function servicesOf({ space }: Demo, cookie: string): Promise<Output<typeof listServices>['items']> {
  const answer = await ask(`${space}/api/services?limit=100`, { headers: { cookie } });
  return (JSON.parse(answer.body) as Output<typeof listServices>).items;
}

/** Asks again until there is an answer: at most a minute. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let turn = 0; turn < 300; turn++) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(200);
  }
  throw new Error('it did not come within a minute');
}

describe('npm start', () => {
  it('prints where it answers and who can sign in, and all of that is true', async () => {
    const demo = await startDemo({ DATA_DIR: ownFolder() });

    const alive = await ask(`${demo.space}/livez`);
    const ready = await ask(`${demo.space}/readyz`);
    assert.deepEqual([alive.status, ready.status], [200, 200]);
    for (const { email } of Object.values(demoAccounts)) {
      assert.ok(demo.stdout().includes(email));
      assert.match(await cookieOf(demo.space, email), /o2s=/, `${email} can sign in`);
    }
    assert.ok(demo.stdout().includes(demoPassphrase));
    assert.equal((await servicesOf(demo, await cookieOf(demo.space, claire))).length, 25);
    demo.signal('SIGTERM');
    assert.equal(await demo.ended, 0);
  });

  it('serves the portal, and partner sites that embed from this very run', async () => {
    const demo = await startDemo({ DATA_DIR: ownFolder() });

    const door = await ask(`${demo.space}/`);
    assert.equal(door.headers.location, '/espace');
    const portal = await ask(`${demo.space}/espace/services/svc_any`);
    assert.match(portal.body, /<o2-session mode="cookie">\s*<o2-space base-path="\/espace">/);
    assert.match(String(portal.headers['content-security-policy']), /frame-ancestors 'none'/);
    const agency = await ask(`${demo.agency}/`);
    assert.ok(agency.body.includes(`<script type="module" src="${demo.space}/v1/o2.js"></script>`));
    const bank = await ask(`${demo.bank}/`);
    const [, path = '', integrity] =
      /src="[^"]*(\/releases\/[^"]+)"\s+integrity="sha384-([^"]+)"/.exec(bank.body) ?? [];
    const release = await ask(demo.space + path);
    assert.equal(createHash('sha384').update(release.body).digest('base64'), integrity);
    assert.equal(bank.headers['integrity-policy'], 'blocked-destinations=(script)');
    for (const [site, key] of [
      [demo.agency, 'pk_test_agence'],
      [demo.bank, 'pk_test_banque'],
    ] as const) {
      const vault = await ask(`${demo.space}/embed/vault?partner=${key}`, {
        headers: { 'sec-fetch-dest': 'iframe' },
      });
      assert.ok(
        String(vault.headers['content-security-policy']).includes(`frame-ancestors ${site}`),
        `${key} may embed`,
      );
    }
  });

  it('charges a saved card on its payment site, and makes the files of the documents that it came with', async () => {
    const demo = await startDemo({ DATA_DIR: ownFolder() });
    const cookie = await cookieOf(demo.space, claire);
    const read = async <T>(path: string): Promise<T> =>
      JSON.parse((await ask(demo.space + path, { headers: { cookie } })).body) as T;
    const open = (await read<Output<typeof listInvoices>>('/api/invoices?state=open')).items[0];
    const [card] = (await read<Output<typeof listPaymentMethods>>('/api/payment-methods')).items;

    const paid = await ask(`${demo.space}/api/payments`, {
      method: 'POST',
      headers: { cookie, 'idempotency-key': randomUUID() },
      body: { invoices: [{ id: open?.id }], method: card?.id },
    });

    assert.match(paid.body, /"status":"succeeded"/);
    const file = await until(async () => {
      const answer = await ask(`${demo.space}/api/invoices/${open?.id}/file`, { headers: { cookie } });
      return answer.status === 200 ? answer : undefined;
    });
    assert.equal(file.headers['content-type'], 'application/pdf');
    assert.match(file.body, /^%PDF-1\.7/);
    demo.signal('SIGTERM');
    assert.equal(await demo.ended, 0);
  });

  it('finds at the next start what was done before', async () => {
    const folder = ownFolder();
    const first = await startDemo({ DATA_DIR: folder });
    const cookie = await cookieOf(first.space, claire);
    const service = (await servicesOf(first, cookie)).find(({ state }) => state === 'active');
    const labelled = await ask(`${first.space}/api/services/${service?.id}/label`, {
      method: 'PATCH',
      headers: { cookie, 'if-match': `"${service?.version}"` },
      body: { label: 'Gardé d’un jour à l’autre' },
    });
    assert.equal(labelled.status, 200);
    first.signal('SIGINT');
    assert.equal(await first.ended, 0);

    const second = await startDemo({ DATA_DIR: folder });

    const services = await servicesOf(second, cookie);
    assert.equal(services.length, 25);
    assert.equal(services.find(({ id }) => id === service?.id)?.label, 'Gardé d’un jour à l’autre');
    assert.doesNotMatch(second.stderr(), /Filling/);
  });

  it('runs on PostgreSQL by one variable', async () => {
    const { url, drop } = await freshDatabase();
    const demo = await startDemo({ DATABASE_URL: url, DATA_DIR: ownFolder() });

    assert.equal((await servicesOf(demo, await cookieOf(demo.space, claire))).length, 25);
    demo.signal('SIGTERM');
    assert.equal(await demo.ended, 0);
    await drop();
  });
});
