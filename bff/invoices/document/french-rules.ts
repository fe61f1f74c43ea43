import type { DocumentSnapshot, Note } from './model.ts';
import { flowOf } from './notes.ts';
import type { ElectronicAddress } from './party.ts';
import { each, onLines, onVat, precedingInvoices, rule, type Rule } from './rule.ts';
import type { DateOnly } from './units.ts';

const typeCodes = new Set('380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(' '));
const frames = new Set('B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' '));
const flows = new Set('B2B B2BINT B2C B2CINT OUTOFSCOPE ARCHIVEONLY'.split(' '));
const categories = new Set('S E AE K G O Z'.split(' '));
/** Hundredths of a percent, historical and overseas rates included. */
const rates = new Set([0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060]);
const depositCodes = new Set(['386', '500', '503']);

const shortId = (id: string): boolean => id.length <= 35;
const plainId = (id: string): boolean => /^[A-Za-z0-9+\-_/]+$/.test(id);
const siren = (id: string | undefined): boolean => /^\d{9}$/.test(id ?? '');
const siret = (party: { readonly siret?: string; readonly siren?: string }): boolean =>
  party.siret === undefined || (/^\d{14}$/.test(party.siret) && party.siret.slice(0, 9) === party.siren);
const noted = (snapshot: DocumentSnapshot, code: string): readonly Note[] =>
  snapshot.notes.filter((note) => note.subjectCode === code);
const paid = ({ process }: DocumentSnapshot): boolean => process.endsWith('2');

/** Whether it is a day of the calendar between 2000 and 2099. */
function day(date: DateOnly | undefined): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(date ?? '')) return false;
  const found = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(date!);
}

const identity: readonly Rule[] = [
  rule('BR-FR-01', 'number', 'At most 35 characters.', (s) => shortId(s.number)),
  rule('BR-FR-02', 'number', 'Only letters, digits and + - _ / are allowed.', (s) => plainId(s.number)),
  each(precedingInvoices, 'BR-FR-01', 'number', 'At most 35 characters.', ({ number }) => shortId(number)),
  each(
    precedingInvoices,
    'BR-FR-02',
    'number',
    'Only letters, digits and + - _ / are allowed.',
    ({ number }) => plainId(number),
  ),
  rule('BR-FR-04', 'typeCode', 'Not a document type of the French list.', (s) => typeCodes.has(s.typeCode)),
  rule('BR-FR-08', 'process', 'Not a billing frame of the French list.', (s) => frames.has(s.process)),
];

const notADay = 'Give a day between 2000 and 2099 as YYYY-MM-DD.';
const dates: readonly Rule[] = [
  rule('BR-FR-03', 'issueDate', notADay, (s) => day(s.issueDate)),
  rule('BR-FR-03', 'dueDate', notADay, (s) => day(s.dueDate)),
  rule('BR-FR-03', 'deliveryDate', notADay, (s) => day(s.deliveryDate)),
  rule('BR-FR-03', 'period', notADay, ({ period }) => !period || (day(period.start) && day(period.end))),
  onLines('BR-FR-03', 'period', notADay, ({ period }) => !period || (day(period.start) && day(period.end))),
  each(precedingInvoices, 'BR-FR-03', 'issueDate', notADay, ({ issueDate }) => day(issueDate)),
  rule(
    'BR-FR-CO-07',
    'dueDate',
    'Must not be before the issue date.',
    (s) => paid(s) || depositCodes.has(s.typeCode) || s.dueDate >= s.issueDate,
  ),
];

const once = (code: string): Rule =>
  rule('BR-FR-05', 'notes', `Add one note ${code}.`, (s) => noted(s, code).some((note) => note.text.trim()));
const notTwice = (code: string): Rule =>
  rule('BR-FR-06', 'notes', `Keep only one note ${code}.`, (s) => noted(s, code).length <= 1);

const notes: readonly Rule[] = [
  ...['PMT', 'PMD', 'AAB'].flatMap((code) => [once(code), notTwice(code)]),
  rule('BR-FR-20', 'notes', 'Note BAR must name a flow of the French list.', (s) =>
    noted(s, 'BAR').every((note) => flows.has(note.text)),
  ),
  rule('BR-FR-31', 'notes', 'Keep only one note BAR.', (s) => noted(s, 'BAR').length <= 1),
];

const toBusiness = (s: DocumentSnapshot): boolean => flowOf(s.buyer) === 'B2B';
const written = ({ scheme, id }: ElectronicAddress): boolean =>
  scheme !== '0225' || /^[A-Za-z0-9+\-_.]+$/.test(id);

const parties: readonly Rule[] = [
  rule('BR-FR-09', 'seller.siret', 'Fourteen digits that begin with the SIREN.', (s) => siret(s.seller)),
  rule('BR-FR-09', 'buyer.siret', 'Fourteen digits that begin with the SIREN.', (s) => siret(s.buyer)),
  rule('BR-FR-10', 'seller.siren', 'Nine digits.', (s) => siren(s.seller.siren)),
  rule(
    'BR-FR-11',
    'buyer.siren',
    'A French professional needs a SIREN of nine digits: ask the customer.',
    (s) => !toBusiness(s) || siren(s.buyer.siren),
  ),
  rule(
    'BR-FR-32',
    'buyer.siren',
    'Nine digits.',
    ({ buyer }) => buyer.siren === undefined || siren(buyer.siren),
  ),
  rule(
    'BR-FR-12',
    'buyer.electronicAddress',
    'Give an address of the directory or an e-mail.',
    (s) => !!s.buyer.electronicAddress.id.trim(),
  ),
  rule(
    'BR-FR-13',
    'seller.electronicAddress',
    'Give the seller’s address in the directory.',
    (s) => !!s.seller.electronicAddress.id.trim(),
  ),
  rule(
    'BR-FR-21',
    'buyer.electronicAddress',
    'Between French companies: scheme 0225, beginning with the SIREN.',
    (s) =>
      !toBusiness(s) ||
      (s.buyer.electronicAddress.scheme === '0225' &&
        s.buyer.electronicAddress.id.startsWith(s.buyer.siren ?? '?')),
  ),
  rule('BR-FR-23', 'seller.electronicAddress', 'Only letters, digits and + - _ . are allowed.', (s) =>
    written(s.seller.electronicAddress),
  ),
  rule('BR-FR-23', 'buyer.electronicAddress', 'Only letters, digits and + - _ . are allowed.', (s) =>
    written(s.buyer.electronicAddress),
  ),
  rule(
    'BR-FR-25',
    'seller.electronicAddress',
    'At most 125 characters.',
    (s) => s.seller.electronicAddress.id.length <= 125,
  ),
  rule(
    'BR-FR-25',
    'buyer.electronicAddress',
    'At most 125 characters.',
    (s) => s.buyer.electronicAddress.id.length <= 125,
  ),
];

const taxes: readonly Rule[] = [
  onLines('BR-FR-15', 'vatCategory', 'Not a category allowed in France.', (line) =>
    categories.has(line.vatCategory),
  ),
  onVat('BR-FR-16', 'rate', 'Not a rate known in France.', (entry) => rates.has(entry.rate)),
  onLines('BR-FR-16', 'vatRate', 'Not a rate known in France.', (line) => rates.has(line.vatRate)),
];

const references: readonly Rule[] = [
  rule(
    'BR-FR-CO-04',
    'precedingInvoices',
    'A corrected invoice names exactly one invoice.',
    (s) => s.typeCode !== '384' || s.precedingInvoices.length === 1,
  ),
  rule(
    'BR-FR-CO-05',
    'precedingInvoices',
    'A credit note names at least one invoice and its date.',
    (s) => s.typeCode !== '381' || s.precedingInvoices.length > 0,
  ),
  rule(
    'BR-FR-CO-08',
    'process',
    'A deposit cannot be the invoice after a deposit.',
    (s) => !s.process.endsWith('4') || !depositCodes.has(s.typeCode),
  ),
  rule(
    'BR-FR-CO-09',
    'totals.paid',
    'Frame 2 means paid in full: prepaid = total and nothing due.',
    (s) => !paid(s) || (s.totals.paid === s.totals.vatIncluded && s.totals.due === 0),
  ),
];

/** The French rules of the 2026 reform (XP Z12-012 v1.4) that a snapshot can break, in our own words. */
export const frenchRules: readonly Rule[] = [
  ...identity,
  ...dates,
  ...notes,
  ...parties,
  ...taxes,
  ...references,
];
