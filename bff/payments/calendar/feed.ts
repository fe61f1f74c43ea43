import type { createCalendarFeed, getCalendarFeed } from '../../../components/contract/payment-calendar.ts';
import type { Output } from '../../../components/contract/operation.ts';
import type { Actor } from '../../access/actor.ts';
import { digest } from '../../access/digest.ts';
import { memberOf, type Member } from '../../access/member.ts';
import type { Deps } from '../../deps.ts';
import { addMonths } from '../../ports/calendar.ts';
import { isoAt, today } from '../../ports/clock.ts';
import { secret } from '../../ports/random.ts';
import { unlessUnwritable } from '../../storage/unwritable.ts';
import { inWrite } from '../../storage/write.ts';
import { nameOf } from '../plans.ts';
import type { Calendar, Entry } from './ics.ts';
import * as stored from './storage.ts';

/** Whether this person's calendar reads his dates. */
export async function read(deps: Deps, actor: Actor): Promise<Output<typeof getCalendarFeed>> {
  const feed = await stored.activeFeed(deps.db, actor);
  if (!feed) return { active: false };
  return { active: true, createdAt: feed.createdAt, ...(feed.readAt ? { readAt: feed.readAt } : {}) };
}

/** Makes a new address of 256 bits, of which only the hash is kept; a former one answers nothing from now on. */
export function create(deps: Deps, actor: Actor): Promise<Output<typeof createCalendarFeed>> {
  const { personId, customerId } = actor;
  return inWrite(deps, async (write) => {
    const token = secret(deps.random);
    const createdAt = isoAt(deps.clock);
    await stored.revokeFeed(write.tx, actor, createdAt);
    const row = { tokenHash: digest(token), customerId, personId, createdAt, readAt: null, revokedAt: null };
    await stored.insertFeed(write.tx, row);
    write.changed(customerId, changed);
    return { url: `${deps.settings.origin}/calendar/${token}.ics`, createdAt, changed };
  });
}

/** Makes the address answer nothing any more. */
export const revoke = (deps: Deps, actor: Actor): Promise<{ changed: string[] }> =>
  inWrite(deps, async (write) => {
    if ((await stored.revokeFeed(write.tx, actor, isoAt(deps.clock))) === 0) return { changed: [] };
    write.changed(actor.customerId, changed);
    return { changed };
  });

const changed = ['calendarFeed'];
const touchAfterMs = 3_600_000;

/**
 * What a calendar reads at an address: nothing when it was revoked, or when its person may no longer see the account. It
 * names services and days; no amount, no means, no person.
 */
export async function calendarAt(deps: Deps, token: string): Promise<Calendar | undefined> {
  const feed = await stored.findFeed(deps.db, digest(token));
  const member = feed && (await memberOf(deps, feed.personId, feed.customerId));
  if (!feed || !member?.rights.has('invoice.view')) return undefined;
  if (!feed.readAt || deps.clock.now() - Date.parse(feed.readAt) > touchAfterMs)
    await stored.touchFeed(deps.db, feed.tokenHash, isoAt(deps.clock)).catch(unlessUnwritable);
  return {
    name: words[member.locale].name,
    locale: member.locale,
    entries: await entriesFor(deps, feed.customerId, member),
  };
}

const words = {
  fr: {
    name: 'Espace O2 : échéances',
    charge: (name: string) => `Prélèvement : ${name}`,
    end: (name: string) => `Échéance : ${name}`,
    renew: (name: string) => `À renouveler : ${name}`,
  },
  en: {
    name: 'Espace O2: due dates',
    charge: (name: string) => `Charge: ${name}`,
    end: (name: string) => `Renewal date: ${name}`,
    renew: (name: string) => `To renew: ${name}`,
  },
} as const;

async function entriesFor(deps: Deps, customerId: string, member: Member): Promise<Entry[]> {
  const day = today(deps.clock);
  const from = addMonths(day, -1);
  const host = new URL(deps.settings.origin).hostname;
  const t = words[member.locale];
  const sees = (serviceId: string): boolean => member.services === 'all' || member.services.has(serviceId);
  const [charges, ends] = await Promise.all([
    stored.charges(deps.db, customerId, from),
    stored.ends(deps.db, customerId, from, addMonths(day, 13)),
  ]);
  return [
    ...charges
      .filter(({ serviceId }) => sees(serviceId))
      .map((it): Entry => ({
        uid: `charge-${it.id}@${host}`,
        day: it.dueOn,
        summary: t.charge(nameOf(it)),
        changedAt: it.createdAt,
        sequence: it.version,
        canceled: it.status === 'stopped' || it.status === 'canceled',
      })),
    ...ends
      .filter(({ id }) => sees(id))
      .map((it): Entry => ({
        uid: `end-${it.id}-${it.expiresOn}@${host}`,
        day: it.expiresOn,
        summary: it.renewal === 'manual' ? t.renew(nameOf(it)) : t.end(nameOf(it)),
        changedAt: it.createdAt,
        sequence: it.version,
        ...(it.renewal === 'manual' ? { remindDays: 7 } : {}),
      })),
  ];
}
