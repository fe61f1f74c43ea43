import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfkitDocuments } from '../../../bff/adapters/pdfkit-documents/documents.ts';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import type { Issued } from '../../../bff/invoices/ledger/finalize.ts';
import { addAccount, issue, line } from '../../bff/invoices/desk.ts';
import { testBff } from '../../support/bff.ts';
import { resultOf, type Bench, type Result } from '../result.ts';
import { duel, ratios } from '../server/duel.ts';
import { contender, type Shot } from '../server/load.ts';

const many = 100;
const requests = 2000;
const renders = 30;

/** D: what a document costs to make, and to fetch. */
export const documents: Bench = {
  name: 'documents',
  run: async ({ rounds }) => {
    const folder = mkdtempSync(join(tmpdir(), 'o2-documents-'));
    const path = join(folder, 'documents.db');
    const made = await makeDocuments(path);
    const download = await against(path, made.shots, rounds);
    const render = await rendering(made.issued, rounds);
    rmSync(folder, { recursive: true });
    return [download, render];
  },
};

async function makeDocuments(path: string): Promise<{ issued: Issued[]; shots: Shot[] }> {
  const bff = await testBff(`sqlite:${path}`, {
    documents: pdfkitDocuments(),
    clock: { now: Date.now } as never,
  });
  const lines = Array.from({ length: 8 }, (_, n) =>
    line(1200 + n, { name: `Hébergement Web · boutique-${n}.fr` }),
  );
  const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const issued: Issued[] = [];
  const shots: Shot[] = [];
  // One document an account: a session may ask so often a minute only.
  for (let i = 0; i < many; i++) {
    const [customerId, personId] = [`cus_${i}`, `per_${i}`];
    await addAccount(bff, { customerId, personId });
    const invoice = await issue(bff, { customerId, lines, dueOn });
    issued.push(invoice);
    const cookie = `${cookieName.portal}=${await bff.signInAs(personId, customerId)}`;
    shots.push({
      path: `/api/invoices/${invoice.id}/file`,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
  }
  await bff.jobs.drain();
  await bff.close();
  return { issued, shots };
}

async function against(path: string, shots: readonly Shot[], rounds: number): Promise<Result> {
  const base = await contender('floor', ['test/bench/billing/floor-file.ts', path]);
  const ours = await contender('ours', ['test/bench/server/ours.ts'], {
    ...{ PORT: '0', DATABASE_URL: `sqlite:${path}`, LOG_LEVEL: 'info', NODE_ENV: 'development', JOBS: 'off' },
  });
  const sizes = await Promise.all([base, ours].map((server) => sizeOf(server.port, shots[0])));
  if (sizes[0] !== sizes[1] || !sizes[0]) throw new Error(`the sides answer ${sizes.join(' and ')} bytes`);
  const pairs = await duel({ server: base, shots }, { server: ours, shots }, rounds, requests);
  await Promise.all([base.stop(), ours.stop()]);
  const goal = {
    ...{ id: 'D1', title: 'an issued PDF: downloads a second, against the same bytes from a static handler' },
    ...{ unit: '×' as const, aim: 0.7, gate: 0.5, good: 'large' as const },
    method: `${many} PDFs of ${Math.round(sizes[0] / 1000)} kB; ours with session, rights, limits and log, the bytes from SQLite; the floor is the static handler of the same server, files in a folder; 16 connections`,
  };
  return resultOf(
    goal,
    ratios(pairs, (it) => it.perSecond),
  );
}

async function sizeOf(port: number, shot: Shot | undefined): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}${shot?.path}`, { headers: { ...shot?.headers } });
  return (await answer.arrayBuffer()).byteLength;
}

async function rendering(issued: readonly Issued[], rounds: number): Promise<Result> {
  const paper = pdfkitDocuments();
  const figures: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    const before = process.cpuUsage();
    for (const { snapshot } of issued.slice(0, renders)) await paper.render(snapshot);
    const { user, system } = process.cpuUsage(before);
    if (i > 0) figures.push((user + system) / 1000 / renders);
  }
  const goal = {
    ...{ id: 'D2', title: 'making a PDF with its Factur-X: CPU of one core', unit: 'ms' as const },
    ...{ aim: 60, gate: 90, good: 'small' as const },
    method: `invoices of eight lines; ${renders} a round, user and system time of the process; off the request path, by the outbox`,
  };
  return resultOf(goal, figures);
}
