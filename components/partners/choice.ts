import { scopeChanges } from '../contract/scope-changes.ts';
import type { Output } from '../contract/api.ts';

/** What the consent page knows of the site that asks. */
export type Asking = Output<'describePartner'>;

/** What stands ticked. */
export interface Choice {
  readonly scopes: readonly string[];
  readonly accounts: readonly (string | undefined)[];
}

/** What stands ticked at first: seeing, never changing, unless it was granted before; the accounts of then, or the one in use. */
export function firstChoice({ ceiling, granted, grantedAccounts, accounts, activeAccount }: Asking): Choice {
  const open = accounts.map(({ id }) => id);
  const before = open.filter((id) => grantedAccounts.includes(id));
  return {
    scopes: granted.length > 0 ? granted : ceiling.filter((scope) => !scopeChanges(scope)),
    accounts: before.length > 0 ? before : [open.includes(activeAccount) ? activeAccount : open[0]],
  };
}
