import type { InvoiceRow, InvoiceState } from '../contract/invoices.ts';
import type { Money } from '../contract/shapes.ts';
import type { DocumentStrings } from './document-strings.ts';

type Tone = 'good' | 'warn' | 'bad' | 'info' | '';
const tones: Readonly<Record<InvoiceState, Tone>> = {
  open: 'warn',
  partially_paid: 'warn',
  overdue: 'bad',
  in_dispute: 'warn',
  paid: 'good',
  credited: '',
  issued: 'info',
  applied: '',
  refunded: 'good',
  available: 'good',
};

/** The state in a word, with the tone of its badge. */
export const stateOf = (
  row: Pick<InvoiceRow, 'state'>,
  t: DocumentStrings,
): { words: string; tone: Tone } => ({
  words: t.states[row.state],
  tone: tones[row.state],
});

/** What an amount means for the customer: a credit note counts against. */
export const signed = (row: Pick<InvoiceRow, 'kind'>, it: Money): Money =>
  row.kind === 'AV' && it.cents !== 0 ? { ...it, cents: -it.cents } : it;
