import type { getBilling, setBillingAddress } from '../../components/contract/invoices.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { inWrite } from '../storage/write.ts';
import { findIdentity, lockCustomer, updateIdentity } from './ledger/storage.ts';
import type { BillingIdentityTable } from './table.ts';

const missing = (): Refusal =>
  new Refusal('not-found', { detail: 'The account has no billing address yet.' });

/** Who is billed and who receives the documents. */
export async function read(deps: Deps, actor: Actor): Promise<Output<typeof getBilling>> {
  const it = await findIdentity(deps.db, actor.customerId);
  if (!it) throw missing();
  return {
    name: it.name,
    lines: JSON.parse(it.lines) as string[],
    postCode: it.postCode,
    city: it.city,
    country: it.country,
    ...(it.siren ? { siren: it.siren } : {}),
    ...(it.vatId ? { vatId: it.vatId } : {}),
    email: it.email,
    ...(it.accountantEmail ? { accountantEmail: it.accountantEmail } : {}),
    version: it.version,
  };
}

/** Names the accountant who receives every document from now on, or nobody. */
export const setAccountant = (deps: Deps, actor: Actor, version: number, email: string): Promise<Written> =>
  change(deps, actor, version, () => ({ accountantEmail: email === '' ? null : email }));

/** Changes where the customer is billed from now on: issued documents keep what they carry. */
export const setAddress = (
  deps: Deps,
  actor: Actor,
  version: number,
  { lines, postCode, city, email }: ParsedInput<typeof setBillingAddress>,
): Promise<Written> =>
  change(deps, actor, version, ({ country }) => {
    if (country === 'FR' && !/^\d{5}$/.test(postCode))
      throw new Refusal('invalid-input', {
        errors: [{ pointer: '/postCode', detail: 'must have five digits in France' }],
      });
    return { lines: JSON.stringify(lines), postCode, city, email };
  });

type Written = { version: number; changed: string[] };

const change = (
  deps: Deps,
  actor: Actor,
  version: number,
  to: (it: BillingIdentityTable) => Partial<BillingIdentityTable>,
): Promise<Written> =>
  inWrite(deps, async (write) => {
    await lockCustomer(write.tx, deps.engine, actor.customerId);
    const it = await findIdentity(write.tx, actor.customerId);
    if (!it) throw missing();
    if (it.version !== version)
      throw new Refusal('precondition-failed', { detail: 'It changed since you read it; read it again.' });
    await updateIdentity(write.tx, actor.customerId, { ...to(it), version: version + 1 });
    write.changed(actor.customerId, ['billing']);
    return { version: version + 1, changed: ['billing'] };
  });
