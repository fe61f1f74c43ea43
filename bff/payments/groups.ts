import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { addDays } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { inWrite } from '../storage/write.ts';
import * as stored from './group-storage.ts';
import type { ScheduledPaymentTable } from './table.ts';

/** Days within which charges are taken together for who wants that. */
export const groupedWithin = 7;

/** Whether a stop link is of a group rather than of one charge. */
export const isGroup = (id: string): boolean => id.startsWith('grp_');

/** Turns one charge for all that is due within a week on or off; off, what is planned already is taken one by one. */
export const setGrouping = (deps: Deps, actor: Actor, on: boolean): Promise<{ changed: string[] }> =>
  inWrite(deps, async (write) => {
    await stored.setGroupsCharges(write.tx, actor.customerId, on);
    if (!on) await stored.dissolveGroups(write.tx, actor.customerId);
    write.changed(actor.customerId, ['scheduledPayments']);
    return { changed: ['scheduledPayments'] };
  });

/**
 * Puts new plans of accounts that want it into groups: those of one means, due within a week of the first, are all due with
 * it. A price that must be agreed to first stays by itself.
 */
export function grouped<T extends { readonly plan: ScheduledPaymentTable }>(
  deps: Deps,
  rows: readonly T[],
  customers: ReadonlySet<string>,
): T[] {
  const able = rows.filter(({ plan }) => customers.has(plan.customerId) && plan.askedAgain === 0);
  const alike = Map.groupBy(able, ({ plan }) => `${plan.customerId} ${plan.methodId ?? ''}`);
  const together = new Map<T, T>();
  for (const some of alike.values())
    for (const week of weeks(some)) {
      const [first] = week;
      if (!first || week.length < 2) continue;
      const { dueOn, nextTryOn } = first.plan;
      const groupId = newId(deps.random, 'grp');
      for (const it of week) together.set(it, { ...it, plan: { ...it.plan, groupId, dueOn, nextTryOn } });
    }
  return rows.map((it) => together.get(it) ?? it);
}

/** Plans in the order of their day, cut wherever one is due more than a week after the first. */
function weeks<T extends { readonly plan: ScheduledPaymentTable }>(rows: readonly T[]): T[][] {
  const cut: T[][] = [];
  for (const it of rows.toSorted((a, b) => (a.plan.dueOn < b.plan.dueOn ? -1 : 1))) {
    const week = cut.at(-1);
    const first = week?.[0];
    if (week && first && it.plan.dueOn <= addDays(first.plan.dueOn, groupedWithin)) week.push(it);
    else cut.push([it]);
  }
  return cut;
}
