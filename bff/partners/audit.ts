import { insertAudit } from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';

/** An act on a partner or on a consent, for the audit trail; never a secret. */
export interface Act {
  readonly what: string;
  readonly partnerId: string;
  readonly personId?: string;
  readonly customerId?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** Writes an act into the audit trail. */
export const note = (deps: Pick<Deps, 'clock' | 'random'>, db: Parameters<typeof insertAudit>[0], act: Act) =>
  insertAudit(db, {
    id: newId(deps.random, 'aud'),
    at: isoAt(deps.clock),
    personId: act.personId ?? null,
    customerId: act.customerId ?? null,
    partnerId: act.partnerId,
    what: act.what,
    facts: JSON.stringify(act.facts ?? {}),
  });
