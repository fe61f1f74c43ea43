import { inChunks, type Rows } from './chunks.ts';
import { decimal } from './decimal.ts';
import type { Cents, VatRate } from './units.ts';

/** One column of a CSV file: its head and the finished cell of a row. */
export interface CsvColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => CsvCell;
}

/** A cell made by `textCell`, `moneyCell` or `percentCell`; a bare string is not one, so no text gets in unguarded. */
export type CsvCell = string & { readonly csvCell: unique symbol };

/**
 * A CSV file as French spreadsheets open it: UTF-8 with byte order mark, `;`, CRLF. Streams in chunks and holds one row at a
 * time.
 */
export const csv = <Row>(columns: readonly CsvColumn<Row>[], rows: Rows<Row>): AsyncGenerator<string> =>
  inChunks(csvLines(columns, rows));

async function* csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: Rows<Row>): AsyncGenerator<string> {
  yield `\ufeff${columns.map(({ head }) => textCell(head)).join(';')}\r\n`;
  for await (const row of rows) yield `${columns.map(({ cell }) => cell(row)).join(';')}\r\n`;
}

/**
 * Text as a cell: what a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab, return first) gets an apostrophe in
 * front; quotes are doubled, and the cell is quoted when it must be.
 */
export function textCell(text: string | undefined): CsvCell {
  const plain = (text ?? '').toWellFormed().replaceAll('\0', '');
  const guarded = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(plain) ? `'${plain}` : plain;
  return (/[";\r\n\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded) as CsvCell;
}

/** Cents as `-1234,50`: a number, never guarded. */
export const moneyCell = (cents: Cents | undefined): CsvCell =>
  (cents === undefined ? '' : decimal(cents, 2, 2).replace('.', ',')) as CsvCell;

/** A rate as `5,5`. */
export const percentCell = (rate: VatRate): CsvCell => decimal(rate, 2).replace('.', ',') as CsvCell;
