import { mod97 } from '../ports/check-digits.ts';

/**
 * Whether a text is a French SEPA creditor identifier (ICS): `FR`, two check digits, three characters of the creditor's own
 * choice (`ZZZ` when he makes none), which the check digits leave out, and the six digits that the Banque de France gave.
 * The check digits are those of ISO 7064 over the six digits and the country (EPC262-08).
 */
export function isCreditorId(text: string): boolean {
  const [, check = '', national = ''] = /^FR(\d\d)[A-Z0-9]{3}(\d{6})$/.exec(text) ?? [];
  return national !== '' && mod97(`${national}FR${check}`) === 1;
}
