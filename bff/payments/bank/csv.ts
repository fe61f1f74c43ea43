import { centsOf, dayOf, UnreadableStatement, type Statement, type StatementLine } from './statement.ts';

/** Names of the columns, in capitals without accents: ours first, then what French banks write. */
const columns = {
  bookedOn: ['DATE', 'BOOKED ON', 'DATE OPERATION', 'DATE COMPTABLE', 'DATE DE COMPTABILISATION'],
  cents: ['AMOUNT', 'MONTANT', 'CREDIT', 'MONTANT EUR'],
  words: ['TEXT', 'LIBELLE', 'MOTIF', 'LABEL', 'DETAIL'],
  payer: ['PAYER', 'DONNEUR D ORDRE', 'NOM', 'EMETTEUR', 'CONTREPARTIE'],
  currency: ['CURRENCY', 'DEVISE'],
  bankRef: ['ID', 'REFERENCE', 'REFERENCE BANQUE', 'REF'],
} as const;

type Column = keyof typeof columns;

/** Reads a statement with a head line; `;`, `,` or tab between fields, RFC 4180 quotes. Lines without an amount are left out. */
export function readCsv(text: string): Statement {
  const rows = rowsOf(text.replace(/^\ufeff/, ''));
  const [head, ...rest] = rows;
  if (!head) throw new UnreadableStatement('the file is empty');
  const at = placesOf(head);
  return { lines: rest.flatMap((row, index) => lineOf(row, at, `line ${index + 2}`)) };
}

function placesOf(head: readonly string[]): Readonly<Record<Column, number>> {
  const names = head.map((name) =>
    name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replace(/[^A-Z]+/g, ' ').trim(),
  ); // prettier-ignore
  const at = Object.fromEntries(
    Object.entries(columns).map(([column, known]) => [
      column,
      names.findIndex((name) => (known as readonly string[]).includes(name)),
    ]),
  ) as Record<Column, number>;
  for (const needed of ['bookedOn', 'cents', 'words'] as const)
    if (at[needed] < 0)
      throw new UnreadableStatement(
        `line 1: no column ${columns[needed][0]}; the head names ${head.join(', ')}`,
      );
  return at;
}

function lineOf(
  row: readonly string[],
  at: Readonly<Record<Column, number>>,
  where: string,
): StatementLine[] {
  const cell = (column: Column): string => row[at[column]]?.trim() ?? '';
  if (cell('cents') === '') return [];
  return [
    {
      bankRef: cell('bankRef') || undefined,
      bookedOn: dayOf(cell('bookedOn'), where),
      cents: centsOf(cell('cents'), where),
      currency: cell('currency').toUpperCase() || 'EUR',
      payer: cell('payer'),
      words: cell('words'),
    },
  ];
}

function rowsOf(text: string): string[][] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const by = [';', '\t', ','].find((separator) => first.includes(separator)) ?? ';';
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${by}]*))(${by}|\\r?\\n|\\r|$)`, 'y');
  const rows: string[][] = [[]];
  while (field.lastIndex < text.length) {
    const line = rows.length;
    const [, quoted, plain, end] = field.exec(text) ?? [];
    if (end === undefined)
      throw new UnreadableStatement(`line ${line}: a quote is not closed or stands in the middle`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== by && end !== '') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''));
}
