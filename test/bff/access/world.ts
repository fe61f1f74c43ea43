import { demoAccounts } from '../../../demo/data/accounts.ts';
import { demoData } from '../../../demo/data/demo.ts';
import { writeBatches } from '../../../demo/data/write.ts';
import { rights, scopes, type Right, type Scope } from '../../../components/contract/access.ts';
import { startSession } from '../../../bff/access/sessions.ts';
import { isoAt, today } from '../../../bff/ports/clock.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { testClock, type TestBff } from '../../support/bff.ts';
import type { Engine } from '../../support/engines.ts';
import { addPerson, join } from '../../support/people.ts';
import { behindProxy } from '../../support/visitor.ts';

/** The demo's company with everybody who may or may not act for it. */
export interface World {
  readonly bff: TestBff;
  readonly owner: { readonly personId: string; readonly customerId: string };
  readonly stranger: { readonly personId: string; readonly customerId: string };
  readonly partner: { readonly id: string; readonly origin: string };
  /** Ids of the owner, oldest object first. */
  readonly services: readonly { readonly id: string; readonly version: number }[];
  readonly invoices: readonly string[];
  /** Words that only the owner's answers may hold. */
  readonly marks: readonly string[];
}

const partnerOrigins = { agency: 'http://partner-a.localhost:8788', bank: 'http://partner-b.localhost:8789' };

export async function openWorld({ place, openAt }: Engine): Promise<World> {
  const url = await place();
  const options = { passwordHash: 'none', large: 1, others: 0, partnerOrigins };
  await writeBatches(url, demoData({ ...options, today: today(testClock()) }));
  const bff = await openAt(url, { settings: behindProxy });
  const { db } = bff.deps;
  const [owner, stranger] = [await accountOf(bff, 'company'), await accountOf(bff, 'empty')];
  await addPerson(bff, { id: 'per_delegate', email: 'delegate@example.fr', password: '' });
  await join(bff, 'per_delegate', owner.customerId, { role: 'custom' });
  await addPerson(bff, { id: 'per_former', email: 'former@example.fr', password: '' });
  await join(bff, 'per_former', owner.customerId, { role: 'administrative', revoked: true });
  const partner = await db
    .selectFrom('partnerOrigin')
    .where('verifiedAt', 'is not', null)
    .select(['partnerId as id', 'origin'])
    .orderBy('partnerId')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('partner')
    .set({ ceiling: JSON.stringify(scopes) })
    .execute();
  const of = { customerId: owner.customerId };
  const services = await db
    .selectFrom('service')
    .where('customerId', '=', of.customerId)
    .select(['id', 'version'])
    .orderBy('id')
    .execute();
  const invoices = await db
    .selectFrom('invoice')
    .where('customerId', '=', of.customerId)
    .where('kind', '=', 'FA')
    .where('dueCents', '>', 0)
    .select(['id', 'number'])
    .orderBy('id')
    .execute();
  await giveFile(bff, invoices[0]?.id ?? '');
  const marks = [
    of.customerId,
    ...services.map(({ id }) => id),
    ...invoices.flatMap(({ id, number }) => [id, number]),
  ];
  return { bff, owner, stranger, partner, services, invoices: invoices.map(({ id }) => id), marks };
}

async function giveFile({ deps }: TestBff, invoiceId: string): Promise<void> {
  const bytes = Buffer.from('%PDF-1.7');
  const file = { invoiceId, fileName: 'facture.pdf', mediaType: 'application/pdf', bytes, sha256: 'x' };
  await deps.db
    .insertInto('invoiceFile')
    .values({ ...file, createdAt: isoAt(deps.clock) })
    .execute();
}

const accountOf = ({ deps }: TestBff, name: keyof typeof demoAccounts) =>
  deps.db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .where('p.email', '=', demoAccounts[name].email)
    .where('m.role', '=', 'holder')
    .select(['m.personId', 'm.customerId'])
    .executeTakeFirstOrThrow();

/** Leaves the delegate with exactly these rights. */
export const allow = ({ bff, owner }: World, list: readonly Right[]) =>
  bff.deps.db
    .updateTable('membership')
    .set({ rights: JSON.stringify(list) })
    .where('personId', '=', 'per_delegate')
    .where('customerId', '=', owner.customerId)
    .execute();

export const allBut = (right: Right | undefined): Right[] => rights.filter((it) => it !== right);

/** A session of the owner in the partner's vault, with exactly these scopes. */
export async function embedded(
  { bff, owner, partner }: Pick<World, 'bff' | 'owner' | 'partner'>,
  granted: readonly Scope[],
): Promise<string> {
  const consentId = `con_${Math.random().toString(36).slice(2)}`;
  const { deps } = bff;
  const consent = {
    id: consentId,
    personId: owner.personId,
    partnerId: partner.id,
    scopes: JSON.stringify(granted),
  };
  const times = {
    createdAt: isoAt(deps.clock),
    lastUsedAt: null,
    expiresAt: isoAt(deps.clock, 3_600_000),
    revokedAt: null,
  };
  await deps.db
    .insertInto('consent')
    .values({ ...consent, ...times })
    .execute();
  await deps.db.insertInto('consentAccount').values({ consentId, customerId: owner.customerId }).execute();
  const embed = { consentId, partnerId: partner.id, origin: partner.origin, jkt: 'jkt' };
  const what = {
    kind: 'embed',
    ...owner,
    level: 'pwd',
    authenticatedAt: isoAt(deps.clock),
    agent: 'test',
    embed,
  } as const;
  return (await inWrite(deps, (write) => startSession(deps, write, what))).secret;
}
