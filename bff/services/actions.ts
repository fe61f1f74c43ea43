import { serviceActions, type ServiceAction, type ServiceState } from '../../components/contract/services.ts';
import type { RefusalReason } from '../../components/contract/problem.ts';
import type { Ability } from '../../components/contract/shapes.ts';
import type { Actor } from '../access/actor.ts';
import { ability, type ActionNeed } from '../access/authorize.ts';
import type { ServiceTable } from './table.ts';

export type Action = ServiceAction;
type Standing = Pick<
  ServiceTable,
  'state' | 'moving' | 'cancelOn' | 'unpaidCents' | 'periodMonths' | 'renewal'
>;
type Column = 'pending' | Exclude<ServiceState, 'pending_payment' | 'pending_setup' | 'failed_setup'>;
type Row = Readonly<Partial<Record<Column, RefusalReason>>>;

/** The right and the scope that each action needs; the state is asked of {@link forbiddenBy}. */
const needs: Readonly<Record<Action, ActionNeed>> = {
  label: { right: 'service.label', scope: 'services:manage' },
  tag: { right: 'service.label', scope: 'services:manage' },
  autoRenew: { right: 'service.renew', scope: 'services:manage' },
  renew: { right: 'service.renew', scope: 'services:renew' },
  reactivate: { right: 'service.renew', scope: 'services:renew' },
  cancel: { right: 'service.cancel' },
  upgrade: { right: 'service.upgrade' },
  ticket: { right: 'ticket.write', scope: 'tickets:write' },
};

const begunOnly = { pending: 'state-pending', terminated: 'state-terminated' } as const satisfies Row;

/** The transition table: why the state refuses an action; what is not written is allowed. */
const refusedIn: Readonly<Record<Action, Row>> = {
  label: { terminated: 'state-terminated' },
  tag: { terminated: 'state-terminated' },
  autoRenew: begunOnly,
  renew: begunOnly,
  reactivate: { ...begunOnly, active: 'state-active' },
  cancel: begunOnly,
  upgrade: { ...begunOnly, expired: 'state-expired', suspended: 'state-suspended' },
  ticket: {},
};

/** What stays open to the holder while the service changes hands. */
const whileMoving: readonly Action[] = ['label', 'tag', 'ticket', 'renew'];
const notWhileEnding: readonly Action[] = ['autoRenew', 'upgrade', 'cancel'];
const withoutPeriod: readonly Action[] = ['label', 'tag', 'ticket', 'cancel'];

/** Why the service forbids an action now, whoever asks. */
export function forbiddenBy(action: Action, it: Standing): RefusalReason | undefined {
  if (it.periodMonths === 0 && !withoutPeriod.includes(action)) return 'kind-does-not-renew';
  const turnsOff = action === 'autoRenew' && it.renewal === 'auto';
  if (it.moving && !turnsOff && !whileMoving.includes(action)) return 'moving';
  if (it.cancelOn && notWhileEnding.includes(action)) return 'cancel-scheduled';
  return (
    refusedIn[action][columnOf(it.state)] ??
    (action === 'upgrade' && it.unpaidCents > 0 ? 'unpaid' : undefined)
  );
}

const columnOf = (state: ServiceState): Column =>
  state === 'pending_payment' || state === 'pending_setup' || state === 'failed_setup' ? 'pending' : state;

/** What a role may not do although it has the right: money that comes back each period, and what the holder alone decides. */
function forbiddenTo(actor: Actor, action: Action, it: Standing): RefusalReason | undefined {
  if (actor.role === 'holder') return undefined;
  if (it.moving && (action === 'renew' || action === 'autoRenew')) return 'right-missing';
  if (action === 'cancel' && it.state === 'suspended') return 'right-missing';
  if (actor.role !== 'technical') return undefined;
  const engages =
    action === 'autoRenew' || action === 'reactivate' || (action === 'renew' && it.state === 'suspended');
  return engages ? 'right-missing' : undefined;
}

/** Everything that one action on one service needs of this actor now. */
export const needOf = (actor: Actor, action: Action, it: Standing): ActionNeed => ({
  ...needs[action],
  forbidden: forbiddenTo(actor, action, it) ?? forbiddenBy(action, it),
});

/** What the actor may do with the service now: one ability an action. Services that stand alike are judged once. */
export function abilities(actor: Actor, it: Standing): Record<Action, Ability> {
  const known = judged.get(actor) ?? new Map<string, Record<Action, Ability>>();
  judged.set(actor, known);
  const standing = `${it.state}|${it.renewal}|${it.moving}|${it.cancelOn !== null}|${it.unpaidCents > 0}|${it.periodMonths === 0}`;
  const found = known.get(standing);
  if (found) return found;
  const entries = serviceActions.map((action) => [action, ability(actor, needOf(actor, action, it))]);
  const all = Object.fromEntries(entries) as Record<Action, Ability>;
  known.set(standing, all);
  return all;
}

/** By actor, who is read anew every few seconds: all that a standing is made of stands in its key. */
const judged = new WeakMap<Actor, Map<string, Record<Action, Ability>>>();
