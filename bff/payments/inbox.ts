import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import type { GatewayEvent } from '../ports/payments.ts';
import { leave } from '../storage/outbox.ts';
import { inWrite, type Write } from '../storage/write.ts';
import * as means from './method-storage.ts';
import * as stored from './storage.ts';

/** Keeps an event once and leaves its work to the outbox; a repeat is known by its id. */
export const received = (deps: Deps, event: GatewayEvent): Promise<void> =>
  inWrite(deps, async (write) => {
    const { id, type, about, ref } = event;
    const provider = deps.payments.kind;
    const row = {
      provider,
      id,
      type,
      about,
      ref,
      createdAt: event.createdAt.toISOString(),
      receivedAt: isoAt(deps.clock),
      doneAt: null,
      attempts: 0,
    };
    if (await stored.receiveEvent(write.tx, row))
      await leave(write.tx, deps.clock, {
        kind: 'gateway-event',
        key: `event:${provider}:${id}`,
        payload: { id, about, ref },
      });
  });

/** Marks an event as worked off together with its job. */
export const finished = (deps: Deps, id: string, done: (write: Write) => Promise<void>): Promise<void> =>
  inWrite(deps, async (write) => {
    await stored.finishEvent(write.tx, deps.payments.kind, id, isoAt(deps.clock));
    await done(write);
  });

/** Our attempt under a provider's reference, if it stands there. */
export const attemptNamed = async (deps: Deps, ref: string): Promise<string | undefined> =>
  (await stored.findByRef(deps.db, deps.payments.kind, ref))?.id;

/** Our set-up under a provider's reference, if it stands there. */
export const setupNamed = async (deps: Deps, ref: string): Promise<string | undefined> =>
  (await means.findSetupByRef(deps.db, ref))?.id;
