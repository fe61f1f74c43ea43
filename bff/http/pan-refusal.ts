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
  // No card number is shorter: most inputs are ids and words.
  if (typeof value === 'string' && value.length >= 13 && holdsPan(value)) errors.push({ pointer, detail });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    look(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, errors);
}
