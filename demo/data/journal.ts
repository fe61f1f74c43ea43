import { canonicalJson } from '../../bff/invoices/document/canonical-json.ts';
import { chained, emptyChain, type ChainHead } from '../../bff/invoices/document/journal-chain.ts';
import type { Entry } from '../../bff/invoices/ledger/journal.ts';
import type { World } from './world.ts';

/** Notes an entry; the lines are chained when all are known. */
export const journalise = (world: World, at: string, entry: Entry): void =>
  void world.journal.push({ at, entry });

/** Chains what was noted, in the order of time, one chain a seller. */
export function writeJournal(world: World): void {
  const heads = new Map<Entry['seller'], ChainHead>();
  for (const { at, entry } of world.journal.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const head = heads.get(entry.seller) ?? emptyChain;
    const { sequence, hash } = chained(head, { ...entry, at });
    const { data, ...plain } = entry;
    world.add('journal', {
      ...plain,
      number: sequence,
      at,
      data: canonicalJson(data),
      previousHash: head.hash,
      hash,
    });
    heads.set(entry.seller, { sequence, hash });
  }
  for (const [seller, { sequence, hash }] of heads)
    world.add('journalHead', { seller, number: sequence, hash });
}
