import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csv, moneyCell, textCell } from '../../../../bff/invoices/document/csv.ts';
import {
  csvFileName,
  invoiceCsv,
  type ExportedInvoice,
} from '../../../../bff/invoices/document/invoice-csv.ts';
import { collected } from './collected.ts';

const whole = async (chunks: AsyncIterable<string>): Promise<string> => (await collected(chunks)).join('');

const invoice: ExportedInvoice = {
  number: 'FA-2026-000123',
  kind: 'FA',
  issuedOn: '2026-11-23',
  dueOn: '2026-12-23',
  customerNumber: 'C-004217',
  customer: 'Léon & Œuvré',
  siren: '300000007',
  services: ['atelier-leon.fr', 'Cloud'],
  vat: [
    { rate: 2000, net: 123_456, vat: 24_691 },
    { rate: 550, net: 1_000, vat: 55 },
  ],
  paid: 149_202,
  status: 'Payée',
};

describe('the CSV of invoices', () => {
  it('has a mark, semicolons, CRLF and decimal commas, one line per rate', async () => {
    const text = await whole(invoiceCsv([invoice]));

    assert.equal(
      text,
      '\ufeffNuméro;Type;Date;Échéance;N° client;Client;SIREN;Services;Montant HT;Taux de TVA;TVA;Montant TTC;Réglé;État;Facture corrigée\r\n' +
        'FA-2026-000123;Facture;2026-11-23;2026-12-23;C-004217;Léon & Œuvré;300000007;atelier-leon.fr, Cloud;1234,56;20;246,91;1481,47;1492,02;Payée;\r\n' +
        'FA-2026-000123;Facture;2026-11-23;2026-12-23;C-004217;Léon & Œuvré;300000007;atelier-leon.fr, Cloud;10,00;5,5;0,55;10,55;;Payée;\r\n',
    );
  });

  it('counts credit notes negative, as numbers and not as guarded text', async () => {
    const { dueOn: _, ...rest } = invoice;
    const credit: ExportedInvoice = {
      ...rest,
      number: 'AV-2026-000007',
      kind: 'AV',
      vat: [{ rate: 2000, net: 2498, vat: 499 }],
      paid: 0,
      credited: 'FA-2026-000125',
    };
    const [, line] = (await whole(invoiceCsv([credit]))).split('\r\n');

    assert.match(
      line!,
      /^AV-2026-000007;Avoir;2026-11-23;;.*;-24,98;20;-4,99;-29,97;0,00;Payée;FA-2026-000125$/,
    );
  });

  it('is only a head when there is nothing', async () => {
    assert.equal((await whole(invoiceCsv([]))).split('\r\n').length, 2);
    assert.equal(csvFileName('2026-11-23'), 'factures-2026-11-23.csv');
  });
});

describe('a cell of text', () => {
  for (const formula of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1',
    '=HYPERLINK("http://x";"y")',
  ])
    it(`never runs as a formula: ${JSON.stringify(formula)}`, () => {
      const cell = textCell(formula);

      assert.match(cell, /^(?:'|"')/);
    });

  it('is read back by an RFC 4180 reader, whatever it holds', async () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { maxLength: 6 }), async (rows) => {
        const columns = [0, 1].map((i) => ({
          head: `c${i}`,
          cell: (row: readonly string[]) => textCell(row[i]),
        }));
        const read = parsed(await whole(csv(columns, rows)));

        assert.deepEqual(
          read.slice(1).map((row) => row.map((cell) => cell.replace(/^'/, ''))),
          rows.map((row) => row.map(expected)),
        );
        for (const cell of read.slice(1).flat()) assert.doesNotMatch(cell, /^\s*[=+\-@]/);
      }),
    );
  });

  it('is empty for nothing', () => {
    assert.deepEqual([textCell(undefined), moneyCell(undefined), moneyCell(-5)], ['', '', '-0,05']);
  });
});

/** What a reader sees of a text: without NUL, and one leading apostrophe less, which the reader above takes off. */
const expected = (text: string): string => text.toWellFormed().replaceAll('\0', '').replace(/^'/, '');

/** A strict reader of `;` files, independent of the writer. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/gy;
  cell.lastIndex = 1;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === '\r\n') rows.push([]);
    if (cell.lastIndex === text.length) break;
  }
  assert.equal(text[0], '\ufeff');
  return rows.slice(0, -1);
}
