import type { KitStrings } from '../kit/strings.ts';
import { ProblemError } from './session.ts';

/** What a call threw, as a refusal to be shown. */
export const refusalOf = (error: unknown): ProblemError =>
  error instanceof ProblemError ? error : new ProblemError();

/** A refusal in words, asked anew with each render: the words may come later than the refusal. */
export function refusalText(refused: ProblemError | undefined, kit: KitStrings): string {
  if (!refused) return '';
  const reason = refused.problem?.reason;
  return reason ? kit.reasons[reason] : kit.problems[refused.code];
}
