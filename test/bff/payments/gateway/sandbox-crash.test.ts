import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { sandboxPayments } from '../../../../bff/adapters/sandbox/payments/gateway.ts';
import { GatewayUnreachable } from '../../../../bff/ports/payment-errors.ts';
import type { PaymentGateway } from '../../../../bff/ports/payments.ts';
import { charge, savedMethod } from './acts.ts';
import type { Bench } from './bench.ts';
import { card } from './numbers.ts';
import { account, apiKey, webhookSecret } from './sandbox.ts';

const main = new URL('../../../../demo/psp/main.ts', import.meta.url).pathname;

describe('a payment site that is killed', () => {
  const running = new Set<ChildProcess>();
  const receivers = new Set<Server>();
  const folders = new Set<string>();
  after(async () => {
    running.forEach((child) => child.kill('SIGKILL'));
    receivers.forEach((receiver) => receiver.close().closeAllConnections());
    await Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })));
  });

  const start = async (dataDir: string, webhookUrl: string) => {
    const env = {
      ...process.env,
      PSP_DATA_DIR: dataDir,
      PSP_API_KEY: apiKey,
      PSP_WEBHOOK_URL: webhookUrl,
      PSP_WEBHOOK_SECRET: webhookSecret,
    };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(child);
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const address = JSON.parse(line) as { apiUrl: string; publicUrl: string };
    const gateway = sandboxPayments({
      ...address,
      apiKey,
      webhookSecret,
      account,
      clock: Date,
      timeoutMs: 3_000,
    });
    const kill = async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
      running.delete(child);
    };
    return { gateway, kill };
  };

  it('has kept all that it answered, does nothing twice, and still tells of everything', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'psp-crash-'));
    folders.add(dataDir);
    const told = new Set<string>();
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { object } = JSON.parse(Buffer.concat(chunks).toString()) as { object: { id: string } };
        told.add(object.id);
        response.writeHead(204).end();
      });
    });
    receivers.add(receiver);
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
    const hooks = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;

    let site = await start(dataDir, hooks);
    const { customer, method } = await savedMethod({ gateway: site.gateway } as Bench, { number: card.good });
    const answered = new Map<string, string>();
    const chargeOf = (gateway: PaymentGateway, n: number) =>
      charge(gateway, { customer, method, reference: `plan-${n}`, key: `pay:${n}` });
    for (let n = 0; n < 60; n++) {
      const asked = chargeOf(site.gateway, n).then(
        (payment) => payment.ref,
        (error: unknown) => {
          assert.ok(error instanceof GatewayUnreachable, String(error));
          return undefined;
        },
      );
      if (n % 12 === 5) {
        // Somewhere between "not yet read" and "already answered".
        await new Promise((wait) => setTimeout(wait, (n * 7) % 11));
        await site.kill();
      }
      const ref = await asked;
      if (ref) answered.set(`plan-${n}`, ref);
      if (n % 12 === 5) site = await start(dataDir, hooks);
    }

    for (let n = 0; n < 60; n++) {
      const paid = await chargeOf(site.gateway, n);
      assert.equal(paid.received, 2_400);
      assert.equal(answered.get(`plan-${n}`) ?? paid.ref, paid.ref);
      const found = await site.gateway.findPayments({ customer, reference: `plan-${n}` });
      assert.deepEqual(
        found.map(({ ref }) => ref),
        [paid.ref],
      );
      answered.set(`plan-${n}`, paid.ref);
    }
    const untold = () => [...answered.values()].filter((ref) => !told.has(ref));
    for (let wait = 0; wait < 200 && untold().length > 0; wait++)
      await new Promise((next) => setTimeout(next, 50));
    assert.deepEqual(untold(), []);
    assert.equal(answered.size, 60);
  });
});
