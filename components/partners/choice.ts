import type { Scope } from '../contract/access.ts';
import { scopeChanges } from '../contract/scope-changes.ts';
import type { Output } from '../contract/api.ts';

/** What the consent page knows of the site that asks. */
export type Asking = Output<'describePartner'>;

/** What the customer has ticked. */
export interface Choice {
  readonly scopes: ReadonlySet<Scope>;
  readonly accounts: ReadonlySet<string>;
}

/** What stands ticked at first: seeing, never changing, unless it was granted before; the accounts of then, or the one in use. */
export function firstChoice({ ceiling, granted, grantedAccounts, accounts, activeAccount }: Asking): Choice {
  const open = new Set(accounts.map(({ id }) => id));
  const before = grantedAccounts.filter((id) => open.has(id));
  const offered = open.has(activeAccount) ? activeAccount : accounts[0]?.id;
  return {
    scopes: new Set(granted.length > 0 ? granted : ceiling.filter((scope) => !scopeChanges(scope))),
    accounts: new Set(before.length > 0 ? before : offered ? [offered] : []),
  };
}

/** The same set with one member more or less. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
