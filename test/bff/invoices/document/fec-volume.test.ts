import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fec, type FecEntry } from '../../../../bff/invoices/document/fec.ts';
import { receiptEntry, saleEntry } from '../../../../bff/invoices/document/fec-entries.ts';
import { inLatin9 } from '../../../../bff/invoices/document/latin9.ts';
import { composeDocument } from '../../../../bff/invoices/document/compose.ts';
import { paidRenewal } from './samples.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const sold = saleEntry(composeDocument(paidRenewal))!;
const customer = { customerNumber: 'C-000381', name: 'Brasserie des Halles' };

/** 200,000 sales of three lines and as many receipts of two: a million lines, none of which stands in memory. */
function* entries(): Generator<FecEntry> {
  for (let i = 0; i < 200_000; i++) yield sold;
  for (let i = 0; i < 200_000; i++)
    yield receiptEntry({
      date: '2026-12-01',
      reference: `pay_${i}`,
      customer,
      amount: 12_000,
      into: 'provider',
    });
}

describe('a FEC of 1,000,000 lines', () => {
  it('streams in 120 MB, numbered to its end', async () => {
    collect();
    const before = process.memoryUsage.rss();
    let [lines, looked, most, tail] = [0, 0, 0, ''];

    for await (const chunk of inLatin9(fec(entries()))) {
      for (const byte of chunk) if (byte === 10) lines += 1;
      tail = Buffer.from(chunk.subarray(-200)).toString('latin1');
      // What it holds: the garbage of a runtime that has room grows as it likes.
      if (lines < looked + 20_000) continue;
      looked = lines;
      collect();
      most = Math.max(most, process.memoryUsage.rss() - before);
    }

    assert.equal(lines, 1_000_001, 'a head and a million');
    assert.match(tail, /\tpay_199999\t/);
    assert.ok(looked > 900_000);
    assert.ok(most < 120e6, `${Math.round(most / 1e6)} MB more than before`);
  });
});
