import { digest } from '../../access/digest.ts';

/** A line of a bank statement as its file says it. */
export interface StatementLine {
  /** The bank's own reference, when the file has one. */
  readonly bankRef?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly bookedOn: string;
  /** Money in is positive. */
  readonly cents: number;
  readonly currency: string;
  readonly payer: string;
  readonly words: string;
}

/** What a file holds. */
export interface Statement {
  /** The account that it is of; absent where the file does not say (CSV). */
  readonly iban?: string | undefined;
  readonly lines: readonly StatementLine[];
}

/** A file that cannot be read; the message names the place and the remedy. */
export class UnreadableStatement extends Error {
  override name = 'UnreadableStatement' as const;
}

/** A line with the id by which it is known in every later file. */
export type KnownLine = StatementLine & { readonly id: string };

/**
 * Gives each line its id: the bank's reference, else what it says; of lines that say the same the first, the second… so
 * that two equal transfers of a day count twice and a repeated file counts nothing.
 */
export function withIds(account: string, lines: readonly StatementLine[]): KnownLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { bankRef, bookedOn, cents, currency, payer, words } = line;
    const facts = [
      account,
      bankRef ?? '',
      bookedOn,
      cents,
      currency,
      ...(bankRef ? [] : [payer, words]),
    ].join('\u0000');
    const turn = seen.get(facts) ?? 0;
    seen.set(facts, turn + 1);
    return { ...line, id: `bl_${digest(`${facts}\u0000${turn}`).slice(0, 32)}` };
  });
}

/** A day of a file as `YYYY-MM-DD`, from that or from `DD/MM/YYYY`. Throws with the place. */
export function dayOf(text: string, where: string): string {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim());
  const day = french ? `${french[3]}-${french[2]}-${french[1]}` : text.trim().slice(0, 10);
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)) return day;
  throw new UnreadableStatement(`${where}: "${text}" is no day; write 2026-11-23 or 23/11/2026`);
}

/** An amount of a file in cents: `1234.56`, `1 234,56`, `-3,00`. Throws with the place. */
export function centsOf(text: string, where: string): number {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  const [, sign, euros, cents = ''] = /^([+-]?)(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (euros === undefined) throw new UnreadableStatement(`${where}: "${text}" is no amount; write 1234.56`);
  const value = Number(euros) * 100 + Number(cents.padEnd(2, '0'));
  return sign === '-' ? -value : value;
}
