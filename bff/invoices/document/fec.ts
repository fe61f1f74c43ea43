import { inChunks, type Rows } from './chunks.ts';
import { decimal } from './decimal.ts';
import type { Cents, DateOnly } from './units.ts';

/** Journals of the sub-ledger: sales, receipts and refunds, and what only moves between a customer's accounts. */
export const journals = { VE: 'Ventes', BQ: 'Encaissements', OD: 'Opérations diverses' } as const;

/** One entry: lines that balance, on one day, for one paper. */
export interface FecEntry {
  readonly journal: keyof typeof journals;
  readonly date: DateOnly;
  /** Number and date of the paper that proves it. */
  readonly piece: string;
  readonly pieceDate: DateOnly;
  readonly label: string;
  readonly validatedOn: DateOnly;
  readonly lines: readonly FecLine[];
}

/** One line; exactly one of `debit` and `credit` is above 0. */
export interface FecLine {
  readonly account: string;
  readonly accountLabel: string;
  readonly auxiliary?: { readonly account: string; readonly label: string };
  readonly debit: Cents;
  readonly credit: Cents;
}

const heads = (
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate ' +
  'EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'
).split(' ');

/**
 * The *fichier des écritures comptables* (LPF A47 A-1) of sales and receipts: 18 columns, tab-separated, CRLF, entries numbered
 * without a hole per journal in the order given. A sub-ledger for the accountant, not the company's whole books. Holds one
 * entry at a time. Throws an `Error` naming the paper whose entry does not balance, before any of its lines leaves.
 */
export const fec = (entries: Rows<FecEntry>): AsyncGenerator<string> => inChunks(fecLines(entries));

async function* fecLines(entries: Rows<FecEntry>): AsyncGenerator<string> {
  const counts = { VE: 0, BQ: 0, OD: 0 };
  yield `${heads.join('\t')}\r\n`;
  for await (const entry of entries) {
    assertBalanced(entry);
    yield entryLines(entry, `${entry.journal}${String(++counts[entry.journal]).padStart(6, '0')}`);
  }
}

/** The lines of an entry; what they share is written once. */
function entryLines(entry: FecEntry, number: string): string {
  const start = cells(entry.journal, journals[entry.journal], number, compact(entry.date));
  const paper = cells(entry.piece, compact(entry.pieceDate), entry.label);
  const end = cells('', '', compact(entry.validatedOn), '', '');
  return entry.lines
    .map(({ account, accountLabel, auxiliary, debit, credit }) => {
      const accounts = cells(account, accountLabel, auxiliary?.account ?? '', auxiliary?.label ?? '');
      return `${start}\t${accounts}\t${paper}\t${money(debit)}\t${money(credit)}\t${end}\r\n`;
    })
    .join('');
}

const cells = (...texts: readonly string[]): string => texts.map(cell).join('\t');

/** One line of text without the separators. */
const cell = (text: string): string =>
  separators.test(text) ? text.split(separators).filter(Boolean).join(' ') : text;
const separators = /[\p{Cc}\p{Zl}\p{Zp}|]/u;

const compact = (date: DateOnly): string => date.replaceAll('-', '');
const money = (cents: Cents): string => decimal(cents, 2, 2).replace('.', ',');

function assertBalanced({ piece, lines }: FecEntry): void {
  let difference = 0;
  for (const { debit, credit } of lines) {
    if (
      !Number.isSafeInteger(debit) ||
      !Number.isSafeInteger(credit) ||
      debit < 0 ||
      credit < 0 ||
      debit > 0 === credit > 0
    )
      throw new Error(`${piece}: a line has either a debit or a credit, in positive cents`);
    difference += debit - credit;
  }
  if (difference !== 0) throw new Error(`${piece}: debit and credit differ by ${money(difference)} €`);
  if (lines.length < 2) throw new Error(`${piece}: an entry has at least two lines`);
}

/** `{SIREN}FEC{YYYYMMDD}.txt`, the day being the end of the fiscal year or of the period exported. */
export const fecFileName = (siren: string, closedOn: DateOnly): string =>
  `${siren}FEC${compact(closedOn)}.txt`;
