import { serviceActions, type ServiceAction } from '../../components/contract/services.ts';
import type { RefusalReason } from '../../components/contract/problem.ts';
import type { Ability } from '../../components/contract/shapes.ts';
import type { Actor } from '../access/actor.ts';
import { ability, type ActionNeed } from '../access/authorize.ts';
import type { ServiceTable } from './table.ts';

export type Action = ServiceAction;
type Standing = Pick<ServiceTable, 'state' | 'moving' | 'cancelOn' | 'unpaidCents' | 'periodMonths' | 'kind'>;

/** The right and the scope that each action needs; the state is asked of {@link forbiddenBy}. */
export const actionNeeds: Readonly<Record<Action, ActionNeed>> = {
  label: { right: 'service.label', scope: 'services:manage' },
  tag: { right: 'service.label', scope: 'services:manage' },
  autoRenew: { right: 'service.renew', scope: 'services:manage' },
  renew: { right: 'service.renew', scope: 'services:renew' },
  reactivate: { right: 'service.renew', scope: 'services:renew' },
  cancel: { right: 'service.cancel' },
  upgrade: { right: 'service.upgrade' },
  ticket: { right: 'ticket.write', scope: 'tickets:write' },
};

const pending = ['pending_payment', 'pending_setup', 'failed_setup'];
const isPending = (it: Standing): boolean => pending.includes(it.state);

/** Why the state of the service forbids an action now: one cell of the transition table each. */
export function forbiddenBy(action: Action, it: Standing): RefusalReason | undefined {
  if (action === 'ticket') return undefined;
  if (action === 'label' || action === 'tag')
    return it.state === 'terminated' ? 'state-terminated' : undefined;
  if (it.periodMonths === 0 && action !== 'cancel') return 'kind-does-not-renew';
  return byMove(action, it) ?? byState(action, it);
}

function byMove(action: Action, it: Standing): RefusalReason | undefined {
  if (it.moving && action !== 'renew') return 'moving';
  if (it.cancelOn && (action === 'autoRenew' || action === 'upgrade' || action === 'cancel'))
    return 'cancel-scheduled';
  return undefined;
}

function byState(action: Action, it: Standing): RefusalReason | undefined {
  if (isPending(it)) return 'state-pending';
  if (it.state === 'terminated') return 'state-terminated';
  if (action === 'reactivate') return it.state === 'active' ? 'state-active' : undefined;
  if (action === 'renew') return undefined;
  if (it.state === 'suspended') return 'state-suspended';
  if (action === 'upgrade')
    return it.state === 'expired' ? 'state-expired' : it.unpaidCents > 0 ? 'unpaid' : undefined;
  return undefined;
}

/** What the actor may do with the service now: one ability an action. */
export function abilities(actor: Actor, it: Standing): Record<Action, Ability> {
  return Object.fromEntries(
    serviceActions.map((action) => [
      action,
      ability(actor, { ...actionNeeds[action], forbidden: forbiddenBy(action, it) }),
    ]),
  ) as Record<Action, Ability>;
}
