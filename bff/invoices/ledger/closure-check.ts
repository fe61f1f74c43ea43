import type { Seller } from '../../../components/contract/shapes.ts';
import type { Deps } from '../../deps.ts';
import { canonicalJson } from '../document/canonical-json.ts';
import { chained, emptyChain, type ChainHead } from '../document/journal-chain.ts';
import type { JournalClosureTable } from '../table.ts';
import type { Found } from './check-storage.ts';
import * as stored from './closure-storage.ts';
import { netOf, type Closed, type Sums } from './closures.ts';

const together = 200;

/** Closures that were altered, are missing, leave lines out, or say something else than the journal. */
export async function brokenClosures(db: Deps['db'], seller: Seller, most: number): Promise<Found[]> {
  const found: Found[] = [];
  const last = new Map<Closed['kind'], JournalClosureTable>();
  let head = emptyChain;
  while (found.length < most) {
    const some = await stored.closuresAfter(db, seller, head.sequence, together);
    if (some.length === 0) break;
    for (const it of some) {
      const detail = chainFault(head, it) ?? (await contentFault(db, it, last.get(it.kind)));
      if (detail) found.push({ about: `${it.seller} ${it.kind} ${it.period}`, detail });
      last.set(it.kind, it);
      head = { sequence: it.sequence, hash: it.hash };
    }
  }
  return found.slice(0, most);
}

function chainFault(head: ChainHead, it: JournalClosureTable): string | undefined {
  const { sequence, previousHash, hash, ...closed } = it;
  const expected = chained(head, closed satisfies Closed);
  if (sequence !== expected.sequence) return `follows closure ${head.sequence} as closure ${sequence}`;
  return hash !== expected.hash || previousHash !== head.hash ? 'was altered' : undefined;
}

async function contentFault(
  db: Deps['db'],
  it: JournalClosureTable,
  before: JournalClosureTable | undefined,
): Promise<string | undefined> {
  if (it.fromNumber !== (before?.toNumber ?? 0) + 1) return `begins at line ${it.fromNumber}`;
  const hash = (await stored.lineHash(db, it.seller, it.toNumber)) ?? emptyChain.hash;
  if (hash !== it.journalHash) return `its last line ${it.toNumber} is another now`;
  const sums = await stored.sumsBetween(db, it.seller, it.fromNumber, it.toNumber);
  const grandTotal = (before ? (JSON.parse(before.sums) as Sums).grandTotal : 0) + netOf(sums);
  const byKind = Object.fromEntries(sums.map(({ kind, lines, cents }) => [kind, { lines, cents }]));
  const now = canonicalJson({ byKind, grandTotal } satisfies Sums);
  return now === it.sums ? undefined : `says ${it.sums}, the journal ${now}`;
}
