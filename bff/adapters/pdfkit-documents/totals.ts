import type { DocumentSnapshot, VatBreakdown } from '../../invoices/document/model.ts';
import { euros, percent } from '../../invoices/document/wording.ts';
import { artifact, child, content, ensure, line, type Sheet } from './sheet.ts';
import { draw } from './text.ts';
import { hairline, page, styles, wash, type Style } from './theme.ts';

const left = 340;
/** Right ends of rate, base and VAT. */
const columns = [90, 180, 270] as const;

/** VAT per rate on the left and the totals on the right, never torn apart. */
export function drawTotals(sheet: Sheet, snapshot: DocumentSnapshot): void {
  const rows = totalRows(snapshot);
  const height = 24 + Math.max(rows.length * 15 + 30, (snapshot.vatBreakdown.length + 1) * 15);
  ensure(sheet, height);
  sheet.y += 10;
  const top = sheet.y;
  drawVat(sheet, snapshot.vatBreakdown);
  const bottom = sheet.y;
  sheet.y = top;
  drawSums(sheet, rows, dueRow(snapshot));
  sheet.y = Math.max(bottom, sheet.y) + 16;
}

function drawVat(sheet: Sheet, breakdown: readonly VatBreakdown[]): void {
  const table = child(sheet, sheet.root, 'Table');
  vatRow(sheet, table, 'TH', styles.heading, ['Taux de TVA', 'Base HT', 'Montant de TVA']);
  line(sheet, hairline, 0.5, page.left + columns[2]);
  sheet.y += 3;
  for (const entry of breakdown) {
    const rate =
      entry.category === 'S' ? percent(entry.rate) : (categories[entry.category] ?? entry.category);
    vatRow(sheet, table, 'TD', styles.value, [rate, euros(entry.taxableAmount), euros(entry.vatAmount)]);
  }
  table.end();
}

const categories: Readonly<Record<string, string>> = {
  AE: 'Autoliquidation',
  E: 'Exonéré',
  G: 'Exportation',
  K: 'Intracom.',
  O: 'Non soumis',
  Z: 'Taux zéro',
};

function vatRow(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  type: 'TH' | 'TD',
  style: Style,
  texts: readonly string[],
): void {
  const row = child(sheet, table, 'TR');
  texts.forEach((text, index) => {
    const cell = child(sheet, row, type, type === 'TH' ? { scope: 'Column' } : {});
    const x = page.left + (index === 0 ? 0 : columns[index]!);
    content(sheet, cell, type, () => draw(sheet, style, text, x, index === 0 ? 'left' : 'right'));
    cell.end();
  });
  row.end();
  sheet.y += style.leading + 1;
}

type Sum = readonly [label: string, amount: string, style: Style];

function totalRows({ totals, vatBreakdown: [first, ...others] }: DocumentSnapshot): Sum[] {
  const rate = first?.category === 'S' && others.length === 0 ? ` ${percent(first.rate)}` : '';
  return [
    ['Total HT', euros(totals.net), styles.figure],
    [`TVA${rate}`, euros(totals.vat), styles.figure],
    ['Total TTC', euros(totals.vatIncluded), styles.total],
    ...(totals.paid ? [['Déjà réglé', euros(-totals.paid), styles.figure] as const] : []),
  ];
}

const dueRow = ({ kind, totals }: DocumentSnapshot): Sum => [
  kind === 'AV' ? 'Montant de l’avoir' : 'Reste à payer',
  euros(totals.due),
  styles.due,
];

function drawSums(sheet: Sheet, rows: readonly Sum[], due: Sum): void {
  const table = child(sheet, sheet.root, 'Table');
  for (const row of rows) {
    sumRow(sheet, table, row);
    sheet.y += row[2].leading + 1;
  }
  sheet.y += 4;
  artifact(sheet, 'Layout', () => {
    sheet.pdf.roundedRect(left - 10, sheet.y, page.right - left + 20, 28, 4).fill(wash);
  });
  sheet.y += 5;
  sumRow(sheet, table, [due[0], due[1], { ...due[2], color: sheet.accent }]);
  sheet.y += 23;
  table.end();
}

function sumRow(sheet: Sheet, table: PDFKit.PDFStructureElement, [label, amount, style]: Sum): void {
  const row = child(sheet, table, 'TR');
  const head = child(sheet, row, 'TH', { scope: 'Row' });
  content(sheet, head, 'TH', () => draw(sheet, style, label, left));
  head.end();
  const cell = child(sheet, row, 'TD');
  content(sheet, cell, 'TD', () => draw(sheet, style, amount, page.right, 'right'));
  cell.end();
  row.end();
}
