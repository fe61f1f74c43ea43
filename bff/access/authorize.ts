import { levelReaches, type Right, type Scope } from '../../components/contract/access.ts';
import type { Operation } from '../../components/contract/operation.ts';
import type { RefusalReason } from '../../components/contract/problem.ts';
import type { Ability } from '../../components/contract/shapes.ts';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';

/**
 * The only place that says no to a call as a whole: partner's scopes, person's rights, level and its age. Deny by default.
 * Refuses with `unauthenticated`, `first-party-only`, `scope-missing`, `right-missing` or `step-up-required`.
 */
export function authorize(actor: Actor | undefined, operation: Operation, now: number): void {
  if (operation.audience === 'public') return;
  if (!actor) throw new Refusal('unauthenticated', { detail: 'Sign in to continue.' });
  if (actor.partner) authorizePartner(actor.partner.scopes, operation);
  if (operation.right && !actor.rights.has(operation.right))
    throw new Refusal('right-missing', {
      detail: `This needs the right ${operation.right} on the account; ask its holder.`,
    });
  const changesThings = actor.kind === 'portal' && operation.method !== 'GET';
  const need = operation.level ?? (changesThings ? freshEnough : undefined);
  if (need) requireLevel(actor, need, now);
}

/** A session that stays for weeks reads as it likes, but changes things only within twelve hours of its sign-in. */
const freshEnough = { atLeast: 'partner', maxAge: 12 * 3600 } as const;

function authorizePartner(granted: ReadonlySet<Scope>, operation: Operation): void {
  if (operation.audience === 'session') return;
  if (operation.audience === 'first-party' || !operation.scope)
    throw new Refusal('first-party-only', { detail: 'This is done on our own pages only.' });
  if (!granted.has(operation.scope))
    throw new Refusal('scope-missing', { detail: `This site was not granted ${operation.scope}.` });
}

function requireLevel(actor: Actor, need: NonNullable<Operation['level']>, now: number): void {
  const age = (now - actor.authenticatedAt) / 1000;
  if (levelReaches(actor.level, need.atLeast) && age <= need.maxAge) return;
  throw new Refusal('step-up-required', {
    detail: `Confirm that it is you (${need.atLeast}, at most ${need.maxAge} s ago).`,
    stepUp: { acrValues: `urn:o2:acr:${need.atLeast}`, maxAge: need.maxAge },
  });
}

/** What one action on one object needs. */
export interface ActionNeed {
  readonly right: Right;
  /** Without a scope the action is never open from a partner's page. */
  readonly scope?: Scope;
  /** Why the object's own state forbids it now, if it does. */
  readonly forbidden?: RefusalReason | undefined;
}

const allowed: Ability = { allowed: true };
const refused = new Map<RefusalReason, Ability>();

/** Whether the actor may do this to the object now, with the reason if not: what travels in the object's `actions`. */
export function ability(actor: Actor, need: ActionNeed): Ability {
  const reason = refusalOf(actor, need);
  if (!reason) return allowed;
  const known = refused.get(reason) ?? { allowed: false, reason };
  refused.set(reason, known);
  return known;
}

function refusalOf(actor: Actor, { right, scope, forbidden }: ActionNeed): RefusalReason | undefined {
  if (!actor.rights.has(right)) return 'right-missing';
  if (actor.partner && !scope) return 'hosted-only';
  if (actor.partner && scope && !actor.partner.scopes.has(scope)) return 'scope-missing';
  return forbidden;
}

/** The same decision inside a write: refuses with `action-refused` and the reason. */
export function demand(actor: Actor, need: ActionNeed): void {
  const reason = refusalOf(actor, need);
  if (reason) throw new Refusal('action-refused', { reason, detail: `Not open now: ${reason}.` });
}
