import { withoutIdentifiers } from './pan-identifiers.ts';

/** Where a text holds what looks like a card number: half-open range of UTF-16 units. */
export interface PanFinding {
  readonly start: number;
  readonly end: number;
  /** The digits alone. For tests; never log them. */
  readonly digits: string;
}

/**
 * Issuers by their first digits, with the lengths that they give (ISO/IEC 7812-1 and the schemes' ranges). Bare Luhn over
 * 13 to 19 digits would stop one epoch or order number in ten.
 */
const issuers: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 18, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:30[0-5]|3095|36|38|39)/, [14, 16, 17, 18, 19]],
  [/^(?:6011|64[4-9]|65)/, [16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:50|5[6-9]|60|61|63|64[0-3]|66|67|68|69)/, [16, 18, 19]],
];

/** Whether the digits end in their Luhn key (ISO/IEC 7812-1, annex B). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, doubled = false; at >= 0; at--, doubled = !doubled) {
    const digit = digits.charCodeAt(at) - 48;
    sum += doubled ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0;
}

/** A SIRET has 14 digits and two keys by law; of 14 digits there are only old Diners cards besides. */
const isSiret = (digits: string): boolean => digits.length === 14 && isLuhn(digits.slice(0, 9));

const isPan = (digits: string): boolean =>
  issuers.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits)) &&
  isLuhn(digits) &&
  !isSiret(digits);

/** Digits with at most three spaces (plain, no-break, thin) or dashes between two of them. */
const runs = /\d(?:[ \u00a0\u2007\u2009\u202f\-\u2010-\u2014]{0,3}\d)*/g;

/**
 * Finds card numbers in free text: 13 to 19 digits in a row or in groups, of a known issuer, with a right key. Letters
 * may touch them. Longer unbroken rows of digits, SIRETs, IBANs, UUIDs, hashes and ids such as `pay_…` are left alone.
 */
export function findPans(text: string): PanFinding[] {
  if (!/\d/.test(text)) return [];
  const found: PanFinding[] = [];
  for (const run of withoutIdentifiers(text).matchAll(runs)) {
    if (run[0].length >= 13) found.push(...inRun(run[0], run.index));
  }
  return found;
}

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** A number begins and ends where a group does: `2 4242 4242 4242 4242` is found, a part of a longer row is not. */
function inRun(run: string, offset: number): PanFinding[] {
  const groups = [...run.matchAll(/\d+/g)].map<Group>(({ 0: digits, index }) => ({
    digits,
    start: offset + index,
    end: offset + index + digits.length,
  }));
  const found: PanFinding[] = [];
  for (let first = 0, after = 0; first < groups.length; first++) {
    const pan = (groups[first]?.start ?? 0) >= after ? startingAt(groups, first) : undefined;
    if (pan) found.push(pan);
    after = pan?.end ?? after;
  }
  return found;
}

/** The longest number that begins with this group. */
function startingAt(groups: readonly Group[], first: number): PanFinding | undefined {
  const start = groups[first]?.start ?? 0;
  let digits = '';
  let longest: PanFinding | undefined;
  for (const group of groups.slice(first, first + 19)) {
    digits += group.digits;
    if (digits.length > 19) break;
    if (digits.length >= 13 && isPan(digits)) longest = { start, end: group.end, digits };
  }
  return longest;
}

/** Whether a text may hold a card number. Refuse it, and say why, before storing it. */
export const holdsPan = (text: string): boolean => findPans(text).length > 0;

/** The text with all but the last four digits of every card number replaced by `*`; for log lines. Same length. */
export function maskPans(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end, digits } of findPans(text)) {
    masked += text.slice(from, start) + hide(text.slice(start, end), digits.length - 4);
    from = end;
  }
  return masked + text.slice(from);
}

function hide(number: string, hidden: number): string {
  let left = hidden;
  return number.replace(/\d/g, (digit) => (left-- > 0 ? '*' : digit));
}
