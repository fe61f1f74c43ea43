import { en16931Rules } from './en16931-rules.ts';
import { frenchRules } from './french-rules.ts';
import type { DocumentSnapshot } from './model.ts';
import { each, onLines, payments, rule, type Rule, type Violation } from './rule.ts';

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** What neither EN 16931 nor the reform says but our documents must keep. */
const ownRules: readonly Rule[] = [
  rule('O2-series', 'number', 'Invoices are FA-, credit notes AV-.', (s) =>
    s.number.startsWith(`${s.kind}-`),
  ),
  rule(
    'O2-type',
    'typeCode',
    'A credit note is 381, and nothing else is.',
    (s) => (s.kind === 'AV') === (s.typeCode === '381'),
  ),
  rule(
    'O2-settlement',
    'settlement',
    'Say what becomes of the amount: refund, wallet or offset.',
    (s) => s.kind === 'FA' || !!s.settlement,
  ),
  rule(
    'O2-reason',
    'reason',
    'Say why the invoice is corrected.',
    (s) => s.kind === 'FA' || !!s.reason?.trim(),
  ),
  rule(
    'O2-positive',
    'totals.vatIncluded',
    'Neither an invoice nor a credit note is negative; make the other one.',
    (s) => s.totals.vatIncluded >= 0,
  ),
  rule(
    'O2-payments',
    'payments',
    'Must sum to what is paid.',
    (s) => total(s.payments.map((payment) => payment.amount)) === s.totals.paid,
  ),
  rule(
    'O2-printed-total',
    'lines',
    'The amounts with VAT must sum to the total.',
    (s) => total(s.lines.map((line) => line.vatIncludedAmount)) === s.totals.vatIncluded,
  ),
  onLines(
    'O2-line-ids',
    'id',
    'Number the lines from 1, in their order.',
    (line, s) => s.lines[Number(line.id) - 1] === line,
  ),
  each(
    payments,
    'O2-payment-label',
    'label',
    'Never the number of a card: its last four digits.',
    ({ label }) => !/(?:\d[ -]?){12,}/.test(label),
  ),
  rule(
    'D7233-1',
    'seller.homeServices',
    'Home services need their declaration on the invoice.',
    ({ seller }) => seller.code !== 'CARE' || !!seller.homeServices,
  ),
];

/** All rules, in the order in which they are asked. */
export const rules: readonly Rule[] = [...en16931Rules, ...frenchRules, ...ownRules];

/**
 * The rules that a document breaks, none when it may be issued. To be asked before a number is taken: a document that breaks
 * a rule is refused by the platforms of the French reform.
 */
export const violations = (snapshot: DocumentSnapshot): Violation[] =>
  rules.flatMap(({ check }) => check(snapshot));
