import type { Kysely } from 'kysely';
import type { OperationTable } from '../../bff/operations/table.ts';
import type { Tables } from '../../bff/storage/tables.ts';
import type { Visitor } from './scenario.ts';

/** Slow work of the visitor in each of its states, as if it had been started this morning. */
export async function addOperations(db: Kysely<Tables>, { personId, customerId }: Visitor): Promise<void> {
  const at = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const input = JSON.stringify({ ids: await someInvoices(db, customerId), day: at(0).slice(0, 10) });
  const states: readonly Partial<OperationTable>[] = [
    { state: 'todo' },
    { state: 'doing', done: 194, startedAt: at(1) },
    { state: 'blocked', done: 12, blockedBy: 'files-being-made', startedAt: at(2) },
    {
      state: 'done', done: 312, startedAt: at(9), endedAt: at(8), fileName: 'factures.zip', size: 23_482_112, outcome: '{"missing":[]}',
      keptUntil: at(-1440),
    },
    { state: 'failed', done: 50, failure: 'files-missing', startedAt: at(60), endedAt: at(40) },
    { state: 'cancelled', done: 80, startedAt: at(90), endedAt: at(89) },
  ]; // prettier-ignore
  const rows = states.map((it, n) => ({
    id: `err_story_${it.state}`, personId, customerId, type: 'invoice-archive', input, step: 0, done: 0, total: 312, blockedBy: null, needed: '[]',
    failure: null, facts: '{"count":312}', outcome: null, fileName: null, size: null, keptUntil: null, linkKey: 'story', run: 1,
    startedAt: null, endedAt: null, createdAt: at(n * 15), version: 1, ...it,
  })) as OperationTable[]; // prettier-ignore
  await db.insertInto('operation').values(rows).execute();
}

const someInvoices = async (db: Kysely<Tables>, customerId: string): Promise<string[]> =>
  (await db.selectFrom('invoice').where('customerId', '=', customerId).select('id').limit(20).execute()).map(
    ({ id }) => id,
  );
