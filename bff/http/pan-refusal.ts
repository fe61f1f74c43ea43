import type { FieldError } from '../../components/contract/problem.ts';
import { Refusal } from '../refusal.ts';
import { holdsPan } from './pan-tripwire.ts';

const detail = 'holds what looks like a card number; take it out';
const errorsMost = 20;

/**
 * Refuses an input in which any text, at any depth, holds a card number: what is not taken in is not kept, mailed or
 * logged. Refuses with `card-number-refused` and one entry a field; the number is not repeated.
 */
export function refusePans(input: unknown): void {
  const errors: FieldError[] = [];
  look(input, '', errors);
  if (errors.length > 0)
    throw new Refusal('card-number-refused', {
      detail: 'A card is entered on the page of the payment provider only.',
      errors,
    });
}

function look(value: unknown, pointer: string, errors: FieldError[]): void {
  if (errors.length >= errorsMost) return;
  if (typeof value === 'string' && mayHoldPan(value) && holdsPan(value)) errors.push({ pointer, detail });
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const inner = (value as Readonly<Record<string, unknown>>)[key];
    // Most inputs are numbers, ids and words: nothing is looked for there, nor is a pointer made.
    if (typeof inner === 'object' || (typeof inner === 'string' && mayHoldPan(inner)))
      look(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, errors);
  }
}

/** No card number is shorter. */
const mayHoldPan = ({ length }: string): boolean => length >= 13;
