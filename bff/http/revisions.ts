import type { Deps } from '../deps.ts';
import { revisionOf } from '../storage/events.ts';

/** The revisions of customers, as ETags need them. */
export interface Revisions {
  /** What stands in the database now: a 304 is judged by it. */
  readonly now: (customerId: string) => Promise<number>;
  /**
   * One that was read before, if any. A revision only grows, so this one is never newer than what an answer is made of
   * afterwards: it may mark that answer without a query of its own. At worst the answer is asked for once more.
   */
  readonly before: (customerId: string) => Promise<number> | number;
  /** Something was written for the customer: what was read before is of little use. */
  readonly forget: (customerId: string) => void;
}

const most = 20_000;

/** Remembers the revisions read last until an event says that they changed. */
export function rememberRevisions({ db, events }: Pick<Deps, 'db' | 'events'>): Revisions {
  const read = new Map<string, Promise<number> | number>();
  const forget = (customerId: string): unknown => read.delete(customerId);
  events.subscribe(({ customerId }) => void (customerId === '' || forget(customerId)));
  const now = (customerId: string): Promise<number> => {
    const asked = revisionOf(db, customerId);
    if (read.size >= most) read.clear();
    read.set(customerId, asked);
    // What an event made old while it was asked for is not kept.
    const settle = (revision?: number): void => {
      if (read.get(customerId) !== asked) return;
      if (revision === undefined) forget(customerId);
      else read.set(customerId, revision);
    };
    asked.then(settle, () => settle());
    return asked;
  };
  return { now, before: (customerId) => read.get(customerId) ?? now(customerId), forget };
}
