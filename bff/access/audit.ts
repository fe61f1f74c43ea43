import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import type { Write } from '../storage/write.ts';
import { insertAudit } from './storage.ts';

/** What the journal of access knows of. */
export type Audited =
  | 'signed-in'
  | 'sign-in-failed'
  | 'signed-out'
  | 'new-device'
  | 'account-switched'
  | 'signed-up'
  | 'password-link-sent'
  | 'password-set';

/** One line of the journal; `facts` hold no secret. */
export interface AuditLine {
  readonly what: Audited;
  readonly personId: string | null;
  readonly customerId?: string;
  readonly partnerId?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** Writes a line of the journal with the write that it tells of. */
export const audit = (deps: Pick<Deps, 'clock' | 'random'>, { tx }: Pick<Write, 'tx'>, line: AuditLine) =>
  insertAudit(tx, {
    id: newId(deps.random, 'aud'),
    at: isoAt(deps.clock),
    personId: line.personId,
    customerId: line.customerId ?? null,
    partnerId: line.partnerId ?? null,
    what: line.what,
    facts: JSON.stringify(line.facts ?? {}),
  });
