import assert from 'node:assert/strict';
import { afterEach, before, it } from 'node:test';
import { readActor, resolveActor } from '../../../bff/access/sessions.ts';
import { digest } from '../../../bff/access/digest.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { openSite, type Site } from '../partners/site.ts';

type Change = (bff: TestBff) => Promise<unknown>;
const at = (bff: TestBff, ms: number): string => new Date(bff.clock.now() + ms).toISOString();
const set =
  (
    table: 'consent' | 'membership' | 'partner' | 'partnerOrigin' | 'person' | 'session',
    of: object | ((bff: TestBff) => object),
  ): Change =>
  (bff) =>
    bff.deps.db
      .updateTable(table)
      .set((typeof of === 'function' ? of(bff) : of) as never)
      .execute();

/** What each alone ends a session, whatever else holds. */
const ofPerson: Readonly<Record<string, Change>> = {
  'that was ended': set('session', { endedAt: '2026-11-23T08:00:00.000Z' }),
  'whose time is over': set('session', (bff) => ({ expiresAt: at(bff, 0) })),
  'that idled': set('session', (bff) => ({ seenAt: at(bff, -3_600_000) })),
  'of a person who is not active': set('person', { status: 'pending' }),
  'whose membership was revoked': set('membership', (bff) => ({ revokedAt: at(bff, 3_600_000) })),
  'whose membership has not begun': set('membership', (bff) => ({ startsAt: at(bff, 1) })),
  'whose membership is over': set('membership', (bff) => ({ endsAt: at(bff, 0) })),
};
const ofPartner: Readonly<Record<string, Change>> = {
  'whose consent was revoked': set('consent', (bff) => ({ revokedAt: at(bff, 3_600_000) })),
  'whose consent is over': set('consent', (bff) => ({ expiresAt: at(bff, 0) })),
  'whose account was taken out of the consent': ({ deps }) => deps.db.deleteFrom('consentAccount').execute(),
  'whose site nobody verifies any more': set('partnerOrigin', { verifiedAt: null }),
  'whose site is no longer registered': ({ deps }) => deps.db.deleteFrom('partnerOrigin').execute(),
};
const suspended: Readonly<Record<string, Change>> = {
  'whose partner is suspended': set('partner', { status: 'suspended' }),
  'whose site is suspended': set('partnerOrigin', (bff) => ({ suspendedAt: at(bff, 3_600_000) })),
};
const harmless: Readonly<Record<string, Change>> = {
  'whose membership begins now': set('membership', (bff) => ({ startsAt: at(bff, 0) })),
  'whose membership ends in a moment': set('membership', (bff) => ({ endsAt: at(bff, 1) })),
  'that ends in a moment': set('session', (bff) => ({ expiresAt: at(bff, 1) })),
  'whose consent ends in a moment': set('consent', (bff) => ({ expiresAt: at(bff, 1) })),
};

const tables = [
  'consent',
  'consentAccount',
  'membership',
  'partner',
  'partnerOrigin',
  'person',
  'session',
] as const;

onBothEngines('a session', ({ open }) => {
  let site: Site;
  let vault: string;
  let rows: readonly (readonly object[])[];
  before(async () => {
    site = await openSite(await open());
    vault = await site.connect();
    rows = await Promise.all(tables.map((table) => site.bff.deps.db.selectFrom(table).selectAll().execute()));
  });
  afterEach(async () => {
    for (const [n, table] of tables.entries()) {
      await site.bff.deps.db.deleteFrom(table).execute();
      await site.bff.deps.db
        .insertInto(table)
        .values(rows[n] as never)
        .execute();
    }
  });

  /** Who stands behind the session of our pages and behind that of the vault: for a request, and for an open stream. */
  const who = async (change: Change): Promise<unknown[]> => {
    const { bff, session } = site;
    await change(bff);
    const found = [];
    for (const [kind, secret] of [
      ['portal', session],
      ['embed', vault],
    ] as const) {
      const asks = await resolveActor(bff.deps, kind, secret).then(
        (actor) => actor && 'somebody',
        (refusal: { code: string }) => refusal.code,
      );
      const listens = (await readActor(bff.deps, kind, digest(secret))) && 'somebody';
      assert.equal(listens, asks === 'somebody' ? asks : undefined);
      found.push(asks);
    }
    return found;
  };

  for (const [name, change] of Object.entries(ofPerson))
    it(`${name} belongs to nobody`, async () => {
      assert.deepEqual(await who(change), [undefined, undefined]);
    });

  for (const [name, change] of Object.entries(ofPartner))
    it(`${name} belongs to nobody at the partner`, async () => {
      assert.deepEqual(await who(change), ['somebody', undefined]);
    });

  for (const [name, change] of Object.entries(suspended))
    it(`${name} is refused with the reason`, async () => {
      assert.deepEqual(await who(change), ['somebody', 'partner-suspended']);
    });

  for (const [name, change] of Object.entries(harmless))
    it(`${name} still holds`, async () => {
      assert.deepEqual(await who(change), ['somebody', 'somebody']);
    });
});
