import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeDocument } from '../../../../bff/invoices/document/compose.ts';
import { fec, fecFileName, type FecEntry } from '../../../../bff/invoices/document/fec.ts';
import { receiptEntry, saleEntry } from '../../../../bff/invoices/document/fec-entries.ts';
import { inLatin9, latin9 } from '../../../../bff/invoices/document/latin9.ts';
import { creditNote, mixedRates, paidRenewal, samples } from './samples.ts';
import { collected } from './collected.ts';

const whole = async (entries: Iterable<FecEntry>): Promise<string> =>
  (await collected(fec(entries))).join('');
const table = async (entries: Iterable<FecEntry>): Promise<string[][]> =>
  (await whole(entries))
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
const sale = (name: string): FecEntry => saleEntry(composeDocument(samples[name]!))!;
const receipt = receiptEntry({
  date: '2026-11-22',
  reference: 'PAY-000001',
  customer: { customerNumber: 'C-004217', name: 'Léon' },
  amount: 9878,
  into: 'provider',
});
const cents = (text: string): number => Number(text.replace(',', ''));

describe('the FEC', () => {
  it('has the 18 columns of the law, in order', async () => {
    const [head, ...rows] = await table([]);

    assert.equal(
      head!.join(' '),
      'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise',
    );
    assert.deepEqual(rows, []);
  });

  it('books a sale: customer, sales, VAT', async () => {
    const [, ...rows] = await table([sale('paidRenewal')]);

    assert.deepEqual(
      rows.map((row) => [row[0], row[2], row[4], row[6], row[11], row[12]]),
      [
        ['VE', 'VE000001', '411000', 'C-004217', '98,78', '0,00'],
        ['VE', 'VE000001', '706000', '', '0,00', '82,32'],
        ['VE', 'VE000001', '445712000', '', '0,00', '16,46'],
      ],
    );
    assert.deepEqual(
      [rows[0]![3], rows[0]![8], rows[0]![9], rows[0]![15]],
      ['20261123', 'FA-2026-000123', '20261123', '20261123'],
    );
    for (const row of rows) assert.equal(row.length, 18);
  });

  it('books a credit note the other way round, and one account per rate', async () => {
    const [, ...credit] = await table([saleEntry(composeDocument(creditNote))!]);
    const [, ...mixed] = await table([saleEntry(composeDocument(mixedRates))!]);

    assert.deepEqual(
      credit.map((row) => [row[4], row[11], row[12]]),
      [
        ['411000', '0,00', '29,97'],
        ['706000', '24,98', '0,00'],
        ['445712000', '4,99', '0,00'],
      ],
    );
    assert.deepEqual(
      mixed.map((row) => row[4]),
      ['411000', '706000', '445712000', '445711000', '445710550'],
    );
  });

  it('books money in and back, and numbers each journal without a hole', async () => {
    const refund = {
      ...receipt,
      ...receiptEntry({
        date: '2026-11-29',
        reference: 'REF-1',
        customer: { customerNumber: 'C', name: 'x' },
        amount: -2997,
        into: 'provider',
      }),
    };
    const [, ...rows] = await table([sale('paidRenewal'), receipt, sale('openInvoice'), refund]);

    assert.deepEqual(
      [...new Set(rows.map((row) => row[2]))],
      ['VE000001', 'BQ000001', 'VE000002', 'BQ000002'],
    );
    assert.deepEqual(
      rows.filter((row) => row[0] === 'BQ').map((row) => [row[4], row[11], row[12]]),
      [
        ['511500', '98,78', '0,00'],
        ['411000', '0,00', '98,78'],
        ['511500', '0,00', '29,97'],
        ['411000', '29,97', '0,00'],
      ],
    );
  });

  it('balances every entry of every kind of document', async () => {
    const [, ...rows] = await table(Object.keys(samples).map(sale));
    const balance = new Map<string, number>();
    for (const row of rows)
      balance.set(row[2]!, (balance.get(row[2]!) ?? 0) + cents(row[11]!) - cents(row[12]!));

    assert.equal(balance.size, Object.keys(samples).length);
    assert.deepEqual(
      [...balance.values()].filter((difference) => difference !== 0),
      [],
    );
  });

  it('has no entry for a document of nothing', () => {
    const free = { ...paidRenewal, payments: [], lines: [{ ...paidRenewal.lines[0]!, unitPrice: 0 }] };

    assert.equal(saleEntry(composeDocument(free)), undefined);
  });

  it('refuses an entry that does not balance and names its paper', async () => {
    const [first, ...others] = receipt.lines;
    const wrong = { ...receipt, lines: [{ ...first!, debit: 9877 }, ...others] };
    const double = { ...receipt, lines: [{ ...first!, credit: 1 }, ...others] };

    await assert.rejects(whole([wrong]), /PAY-000001: debit and credit differ by -0,01 €/);
    await assert.rejects(whole([double]), /PAY-000001: a line has either a debit or a credit/);
    await assert.rejects(whole([{ ...receipt, lines: [] }]), /PAY-000001: an entry has at least two lines/);
  });

  it('keeps separators in names from breaking its lines', async () => {
    const hostile = receiptEntry({
      date: '2026-11-22',
      reference: 'P\t1|2',
      customer: { customerNumber: 'C\n1', name: 'a\tb\r\nc|d' },
      amount: 1,
      into: 'bank',
    });
    const [, ...rows] = await table([hostile]);

    assert.equal(rows.length, 2);
    for (const row of rows) assert.equal(row.length, 18);
    assert.equal(rows[1]![7], 'a b c d');
  });

  it('is named by the SIREN and the end of the year', () => {
    assert.equal(fecFileName('100000009', '2026-12-31'), '100000009FEC20261231.txt');
  });

  it('streams in that coding', async () => {
    const bytes = Buffer.concat(await collected(inLatin9(fec([receipt]))));

    assert.equal(
      new TextDecoder('iso-8859-15').decode(bytes),
      (await whole([receipt])).replace(/[‘’]/g, "'"),
    );
  });

  it('is written in ISO 8859-15 with euro and œ, and reads back', () => {
    const text = 'Œuvre d’été à 12 € — Šimůnek\tÿ ½ 中';
    const decoder = new TextDecoder('iso-8859-15');

    assert.equal(decoder.decode(latin9(text)), "Œuvre d'été à 12 € - Šimunek\tÿ ? ?");
  });
});

describe('a long FEC', () => {
  it('streams in chunks, pulling entries only as they are asked for', async () => {
    let pulled = 0;
    const entries = (function* (): Generator<FecEntry> {
      for (; pulled < 100_000; pulled++) yield receipt;
    })();
    const chunks = fec(entries);
    const first = await chunks.next();

    assert.ok(first.value!.length >= 16_384 && first.value!.length < 20_000);
    assert.ok(pulled < 200, `${pulled} entries pulled for one chunk`);
    await chunks.return(undefined);
  });
});
