import type { DocumentLine, DocumentSnapshot } from '../../invoices/document/model.ts';
import { euros, percent, quantity, shortDate, unitPrice } from '../../invoices/document/wording.ts';
import { artifact, child, content, ensure, line, type Sheet } from './sheet.ts';
import { draw, wrapped } from './text.ts';
import { hairline, page, styles, type Style } from './theme.ts';

/** Right ends of the columns of figures; the first column takes the rest. */
const columns = { quantity: 344, price: 424, rate: 464, amount: page.right } as const;
const nameWidth = columns.quantity - 50 - page.left;
const padding = 4;

/** How the table reads its prices: consumers see them with VAT. */
interface Reading {
  /** What a sum of its amounts is called. */
  readonly tax: 'HT' | 'TTC';
  readonly heads: readonly [name: string, quantity: string, price: string, rate: string, amount: string];
  readonly price: (line: DocumentLine) => number;
  readonly amount: (line: DocumentLine) => number;
  readonly discount: (line: DocumentLine) => number;
}

const net: Reading = {
  tax: 'HT',
  heads: ['Désignation', 'Quantité', 'Prix unitaire HT', 'TVA', 'Montant HT'],
  price: (each) => each.netUnitPrice,
  amount: (each) => each.netAmount,
  discount: (each) => each.allowance?.netAmount ?? 0,
};

const vatIncluded: Reading = {
  tax: 'TTC',
  heads: ['Désignation', 'Quantité', 'Prix unitaire TTC', 'TVA', 'Montant TTC'],
  price: (each) => each.vatIncludedUnitPrice,
  amount: (each) => each.vatIncludedAmount,
  discount: (each) => each.allowance?.vatIncludedAmount ?? 0,
};

/** What a page that another follows keeps free for its sum. */
const carryHeight = styles.figure.leading + 6;

/**
 * The table of what is sold; a row may go over several pages. Each page but the last ends with the sum so far, and each
 * further one repeats the head and begins with that sum.
 */
export function drawLines(sheet: Sheet, snapshot: DocumentSnapshot): void {
  const reading = snapshot.buyer.kind === 'consumer' ? vatIncluded : net;
  const table = child(sheet, sheet.root, 'Table');
  drawHeads(sheet, table, reading);
  const { onNewPage, onPageEnd, bottom } = sheet;
  let sum: number | undefined;
  sheet.bottom -= carryHeight;
  sheet.onPageEnd = (last) => {
    last.y = last.bottom + 4;
    if (sum !== undefined) drawCarried(last, `À reporter ${reading.tax}`, sum);
  };
  sheet.onNewPage = (next) => {
    onNewPage(next);
    artifact(next, 'Pagination', () =>
      headCells(reading, (text, x, align) => draw(next, styles.heading, text, x, align)),
    );
    underHeads(next);
    if (sum === undefined) return;
    drawCarried(next, `Report ${reading.tax}`, sum);
    next.y += styles.figure.leading + padding;
  };
  for (const each of snapshot.lines)
    drawRow(sheet, table, withoutRepeatedPeriod(each, snapshot), reading, () => {
      sum = (sum ?? 0) + reading.amount(each);
    });
  table.end();
  Object.assign(sheet, { onNewPage, onPageEnd, bottom });
}

/** The sum of all lines so far: for the eye, since it repeats what was read aloud. */
const drawCarried = (sheet: Sheet, words: string, sum: number): void =>
  artifact(sheet, 'Pagination', () => {
    draw(sheet, styles.small, words, columns.rate, 'right');
    draw(sheet, styles.figure, euros(sum), columns.amount, 'right');
  });

function drawHeads(sheet: Sheet, table: PDFKit.PDFStructureElement, reading: Reading): void {
  ensure(sheet, 60);
  const row = child(sheet, table, 'TR');
  headCells(reading, (text, x, align) => {
    const cell = child(sheet, row, 'TH', { scope: 'Column' });
    content(sheet, cell, 'TH', () => draw(sheet, styles.heading, text, x, align));
    cell.end();
  });
  row.end();
  underHeads(sheet);
}

function underHeads(sheet: Sheet): void {
  sheet.y += styles.heading.leading + 4;
  line(sheet, sheet.accent, 0.9);
  sheet.y += padding;
}

function headCells(
  { heads }: Reading,
  cell: (text: string, x: number, align: 'left' | 'right') => void,
): void {
  cell(heads[0], page.left, 'left');
  cell(heads[1], columns.quantity, 'right');
  cell(heads[2], columns.price, 'right');
  cell(heads[3], columns.rate, 'right');
  cell(heads[4], columns.amount, 'right');
}

/** A period that already stands in the head says nothing on the line. */
function withoutRepeatedPeriod(each: DocumentLine, { period }: DocumentSnapshot): DocumentLine {
  if (each.period?.start !== period?.start || each.period?.end !== period?.end) return each;
  const { period: _, ...kept } = each;
  return kept;
}

type Run = readonly [style: Style, text: string];

function drawRow(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  each: DocumentLine,
  reading: Reading,
  counted: () => void,
): void {
  const runs = describe(sheet, each, reading);
  ensure(sheet, Math.min(runs.length, 3) * styles.item.leading + padding);
  const row = child(sheet, table, 'TR');
  const name = child(sheet, row, 'TD');
  for (const [text, x] of figures(each, reading)) {
    const cell = child(sheet, row, 'TD');
    content(sheet, cell, 'TD', () => draw(sheet, styles.figure, text, x, 'right'));
    cell.end();
  }
  counted();
  for (const [style, text] of runs) {
    ensure(sheet, style.leading);
    content(sheet, name, 'TD', () => draw(sheet, style, text, page.left));
    sheet.y += style.leading;
  }
  name.end();
  row.end();
  sheet.y += padding;
  line(sheet, hairline);
  sheet.y += padding;
}

/** The first column: name, description, period, discount. */
function describe(sheet: Sheet, each: DocumentLine, reading: Reading): Run[] {
  const runs = (style: Style, text: string): Run[] =>
    wrapped(sheet, style, text, nameWidth).map((part) => [style, part]);
  const { description, period, allowance } = each;
  return [
    ...runs(styles.item, each.name),
    ...(description ? runs(styles.small, description) : []),
    ...(period ? runs(styles.small, `Du ${shortDate(period.start)} au ${shortDate(period.end)}`) : []),
    ...(allowance ? runs(styles.small, `${allowance.reason} : ${euros(-reading.discount(each))}`) : []),
  ];
}

const figures = (each: DocumentLine, reading: Reading): (readonly [text: string, x: number])[] => [
  [quantity(each.quantity, each.unitCode), columns.quantity],
  [unitPrice(reading.price(each)), columns.price],
  [each.vatCategory === 'S' ? percent(each.vatRate) : '—', columns.rate],
  [euros(reading.amount(each)), columns.amount],
];
