import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customer } from '../../bff/invoices/desk.ts';
import { addDocuments, archive, follow, linkOf } from '../../bff/operations/desk.ts';
import { resultOf, type Bench, type Result } from '../result.ts';
import { readThrough, type Reading } from './memory.ts';
import { openSales } from './sales.ts';

const documents = 1000;
const bytes = 120_000;
const sales = 200_000;
const fecLines = 1_000_000;

/** X: what leaves in large files: memory of the server, and how soon it begins. */
export const exports: Bench = {
  name: 'exports',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'o2-exports-'));
    const bff = await openSales(join(folder, 'sales.db'), sales);
    await addDocuments(bff, documents, { bytes });
    const session = await bff.signInAs('per_camille', customer);

    const id = await archive(bff, session, { issuedFrom: '2025-01-01', issuedTo: '2025-12-31' });
    await bff.jobs.drain();
    const zip: Reading[] = [];
    for (let i = 0; i < 3; i++) {
      const link = await linkOf(bff, session, id);
      zip.push(await readThrough(() => follow(bff, link)));
    }
    const path = '/api/invoices.fec?seller=host&issuedFrom=2026-01-01&issuedTo=2026-12-31';
    const fec = await readThrough(() => bff.call(path, { session }));
    if (fec.lines < fecLines) throw new Error(`the sub-ledger has ${fec.lines} lines only`);
    await bff.close();
    rmSync(folder, { recursive: true });
    return [...zipResults(zip), fecResult(fec)];
  },
};

const zipResults = (readings: readonly Reading[]): Result[] => {
  const size = Math.round((readings[0]?.bytes ?? 0) / 1e6);
  const method = `${documents} PDFs of ${bytes / 1000} kB, ${size} MB through the signed link, SQLite in a file`;
  return [
    resultOf(
      {
        ...{ id: 'X1', title: 'a ZIP of 1,000 invoices: memory while it streams', unit: 'MB', method },
        ...{ aim: 120, gate: 160, good: 'small' },
      },
      readings.map(({ extraMegabytes }) => extraMegabytes),
    ),
    resultOf(
      {
        ...{ id: 'X2', title: 'a ZIP of 1,000 invoices: its first byte', unit: 'ms', method },
        ...{ aim: 1000, gate: 1000, good: 'small' },
      },
      readings.map(({ firstByteMs }) => firstByteMs),
    ),
  ];
};

const fecResult = ({ extraMegabytes, lines, seconds }: Reading): Result =>
  resultOf(
    {
      ...{ id: 'X3', title: 'a sub-ledger (FEC) of 1,000,000 lines: memory while it streams', unit: 'MB' },
      ...{ aim: 120, gate: 160, good: 'small' },
      method: `${lines.toLocaleString('en')} lines of ${sales.toLocaleString('en')} invoices and their payments in ${Math.round(seconds)} s, SQLite in a file`,
    },
    [extraMegabytes],
  );
