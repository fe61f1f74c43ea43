import { mod97 } from '../../ports/check-digits.ts';
import type { Random } from '../../ports/random.ts';

/** Without letters that are taken for digits when a bank's form is filled in by hand. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A new creditor reference (ISO 11649): `RF`, two check digits, `O2` and ten letters or digits (49 bits). */
export function newReference(random: Random): string {
  let body = 'O2';
  for (const byte of random.bytes(10)) body += letters[byte % letters.length];
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, '0')}${body}`;
}

/** Whether its check digits are right: a slip of the pen is never taken for another reference. */
export const isReference = (reference: string): boolean =>
  /^RF\d\d[A-Z0-9]{1,21}$/.test(reference) && mod97(reference.slice(4) + reference.slice(0, 4)) === 1;

/** In groups of four, as it is printed and typed. */
export const spaced = (reference: string): string => reference.replace(/(.{4})(?=.)/g, '$1 ');

/** Our references in the words of a transfer, however they are spaced, cased and surrounded. */
export function referencesIn(words: string): string[] {
  const plain = words.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const found = new Set<string>();
  for (let at = plain.indexOf('RF'); at >= 0; at = plain.indexOf('RF', at + 1)) {
    const candidate = plain.slice(at, at + 16);
    if (/^RF\d\dO2[A-Z0-9]{10}$/.test(candidate) && isReference(candidate)) found.add(candidate);
  }
  return [...found];
}

/** Numbers of invoices in the words of a transfer: `FA-2026-000123`, also written `FA 2026 000123`. */
export const invoiceNumbersIn = (words: string): string[] => [
  ...new Set(
    [...words.toUpperCase().matchAll(/\bFA[ -]?(C?)(20\d\d)[ -]?(\d{6})\b/g)].map(
      ([, series = '', year = '', number = '']) => `FA-${series}${year}-${number}`,
    ),
  ),
];
