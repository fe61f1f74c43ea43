import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Marks a step as told of these objects; answers those of which it was not before: they are to be told now. */
export async function markTold(
  tx: Transaction<Tables>,
  step: string,
  subjects: readonly string[],
  at: string,
): Promise<ReadonlySet<string>> {
  if (subjects.length === 0) return new Set();
  const fresh = await tx
    .insertInto('reminder')
    .values(subjects.map((subjectId) => ({ subjectId, step, at })))
    .onConflict((c) => c.doNothing())
    .returning('subjectId')
    .execute();
  return new Set(fresh.map(({ subjectId }) => subjectId));
}
