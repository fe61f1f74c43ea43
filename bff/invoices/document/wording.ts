import { decimal } from './decimal.ts';
import type { Cents, DateOnly, Quantity, UnitPrice, VatRate } from './units.ts';

/** U+202F, between groups of digits. */
const NARROW = '\u202f';
/** U+00A0, before a unit or a sign of punctuation. */
const NO_BREAK = '\u00a0';

const months = [
  ['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
].flat();

/** `−1 234,50 €`, with no-break spaces and a true minus. */
export const euros = (amount: Cents): string => `${french(amount, 2, 2)}${NO_BREAK}€`;

/** A unit price with at least two decimals and as many as it needs, such as `8,325 €`. */
export const unitPrice = (price: UnitPrice): string => `${french(price, 6, 2)}${NO_BREAK}€`;

/** `5,5 %`. */
export const percent = (rate: VatRate): string => `${french(rate, 2, 0)}${NO_BREAK}%`;

/** `1,5 h`; a piece has no unit. Units of UN/ECE Recommendation 20. */
export function quantity(value: Quantity, unitCode: string): string {
  const [one, many] = units[unitCode] ?? [unitCode, unitCode];
  const unit = Math.abs(value) >= 20_000 ? many : one;
  return `${french(value, 4, 0)}${unit && NO_BREAK}${unit}`;
}

const units: Record<string, readonly [one: string, many: string]> = {
  C62: ['', ''],
  E48: ['', ''],
  HUR: ['h', 'h'],
  MIN: ['min', 'min'],
  DAY: ['jour', 'jours'],
  MON: ['mois', 'mois'],
  ANN: ['an', 'ans'],
  LS: ['forfait', 'forfaits'],
};

/** `1er décembre 2026`, with no-break spaces. */
export function longDate(date: DateOnly): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return [day === 1 ? '1er' : day, months[month - 1], year].join(NO_BREAK);
}

/** `01/12/2026`. */
export const shortDate = (date: DateOnly): string => date.split('-').reverse().join('/');

function french(value: number, scale: number, least: number): string {
  const [whole = '', fraction] = decimal(value, scale, least).replace('-', '−').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW);
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** A SIREN as `300 000 007`, a SIRET as `300 000 007 00017`; anything else as it is. */
export function companyNumber(digits: string): string {
  const [, one, two, three, office] = /^(\d{3})(\d{3})(\d{3})(\d{5})?$/.exec(digits) ?? [];
  return one === undefined ? digits : [one, two, three, ...(office ? [office] : [])].join(NARROW);
}
