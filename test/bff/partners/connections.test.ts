import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Connection } from '../../../components/contract/partners.ts';
import type { Problem } from '../../../components/contract/problem.ts';
import {
  resumePartner,
  suspendOrigin,
  suspendPartner,
  verifyOrigin,
} from '../../../bff/partners/operator.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join } from '../../support/people.ts';
import { agency, embedCall, embedHeaders, openSite, type Site } from './site.ts';

const list = async ({ bff, session }: Site): Promise<Connection[]> =>
  ((await (await bff.call('/api/connections', { session })).json()) as { items: Connection[] }).items;

const revoke = (site: Site, id: string, session = site.session) =>
  site.bff.call(`/api/connections/${id}`, { method: 'DELETE', session });

/** Opens the live stream of a vault and tells what comes until it ends. */
async function listen({ bff }: Site, secret: string): Promise<{ status: number; text: Promise<string> }> {
  const answer = await bff.call(`/embed/events?partner=${agency.key}`, { headers: embedHeaders(secret) });
  return { status: answer.status, text: answer.text() };
}

onBothEngines('connected sites', ({ open }) => {
  it('tell partner, accounts, scopes, browsers and sessions', async () => {
    const site = await openSite(await open());
    assert.deepEqual(await list(site), []);
    await site.connect({ scopes: ['services:read', 'services:manage'] });

    const [connection] = await list(site);

    const { id, createdAt, lastUsedAt, expiresAt, ...rest } = connection as Connection;
    assert.match(id, /^con_/);
    assert.equal(lastUsedAt, createdAt);
    assert.equal(Date.parse(expiresAt) - Date.parse(createdAt), 180 * 86_400_000);
    assert.deepEqual(rest, {
      partner: { key: agency.key, name: 'Agence Horizon', origins: [agency.origin], suspended: false },
      accounts: [{ id: 'cus_a', label: 'Durand' }],
      scopes: ['services:read', 'services:manage'],
      sessions: 1,
      browsers: 1,
    });
  });

  it('forget a browser ninety days after its last use', async () => {
    const site = await openSite(await open());
    await site.connect();
    const browsersAfter = async (ms: number): Promise<number | undefined> => {
      site.bff.clock.advance(ms);
      const session = await site.bff.signInAs('per_camille', 'cus_a');
      return (await list({ ...site, session }))[0]?.browsers;
    };

    assert.equal(await browsersAfter(90 * 86_400_000 - 1000), 1);
    assert.equal(await browsersAfter(2000), 0);
  });

  it('are each person’s own: a stranger neither sees nor revokes them', async () => {
    const site = await openSite(await open());
    const secret = await site.connect();
    await addPerson(site.bff, { id: 'per_other', email: 'other@example.fr' });
    await join(site.bff, 'per_other', 'cus_a', { role: 'administrative' });
    const other = { ...site, session: await site.bff.signInAs('per_other', 'cus_a') };
    const [connection] = await list(site);

    assert.deepEqual(await list(other), []);
    assert.equal((await revoke(other, connection?.id ?? '')).status, 404);
    assert.equal((await embedCall(site.bff, secret, 'listServices')).status, 200);
  });

  it('are cut off whole: session, stream, key, open code and consent', async () => {
    const site = await openSite(await open());
    const secret = await site.connect();
    const code = await site.approve();
    const stream = await listen(site, secret);
    assert.equal(stream.status, 200);
    const [connection] = await list(site);

    const answer = await revoke(site, connection?.id ?? '');

    assert.deepEqual(await answer.json(), { changed: ['connections'] });
    assert.match(await stream.text, /event: end/);
    assert.equal((await embedCall(site.bff, secret, 'listServices')).problem?.code, 'unauthenticated');
    assert.equal((await site.vault.tryRedeem(code)).status, 401);
    assert.deepEqual(await list(site), []);
    const keys = await site.bff.deps.db
      .selectFrom('vaultKey')
      .where('revokedAt', 'is', null)
      .selectAll()
      .execute();
    assert.equal(keys.length, 0);
  });

  it('are revoked once; a second time there is nothing', async () => {
    const site = await openSite(await open());
    await site.connect();
    const [connection] = await list(site);

    const answers = await Promise.all([
      revoke(site, connection?.id ?? ''),
      revoke(site, connection?.id ?? ''),
    ]);

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 404]);
  });

  it('come back by a new consent alone', async () => {
    const site = await openSite(await open());
    await site.connect();
    const [connection] = await list(site);
    await revoke(site, connection?.id ?? '');

    const secret = await site.connect();

    assert.equal((await embedCall(site.bff, secret, 'listServices')).status, 200);
    assert.notEqual((await list(site))[0]?.id, connection?.id);
  });
});

onBothEngines('a suspended partner', ({ open }) => {
  it('is refused on every call and loses its streams', async () => {
    const site = await openSite(await open());
    const secret = await site.connect();
    const stream = await listen(site, secret);

    await suspendPartner(site.bff.deps, agency.key);

    assert.match(await stream.text, /event: end/);
    const reply = await embedCall(site.bff, secret, 'listServices');
    assert.deepEqual([reply.status, reply.problem?.code], [403, 'partner-suspended']);
    const again = await site.bff.call(`/embed/events?partner=${agency.key}`, {
      headers: embedHeaders(secret),
    });
    assert.equal(((await again.json()) as Problem).code, 'partner-suspended');
    assert.equal((await list(site))[0]?.partner.suspended, true);
  });

  it('starts with no session when it is open again', async () => {
    const site = await openSite(await open());
    const secret = await site.connect();
    await suspendPartner(site.bff.deps, agency.key);

    await resumePartner(site.bff.deps, agency.key);

    assert.equal((await embedCall(site.bff, secret, 'listServices')).problem?.code, 'unauthenticated');
    const fresh = await site.connect();
    assert.equal((await embedCall(site.bff, fresh, 'listServices')).status, 200);
  });

  it('may be stopped at one origin', async () => {
    const site = await openSite(await open());
    const secret = await site.connect();

    await suspendOrigin(site.bff.deps, agency.key, agency.origin);

    assert.equal((await embedCall(site.bff, secret, 'listServices')).problem?.code, 'partner-suspended');
  });

  it('starts with no session at an origin that is open again, and keeps those of one that was never stopped', async () => {
    const site = await openSite(await open());
    const secret = await site.connect();
    const isIn = async () => (await embedCall(site.bff, secret, 'listServices')).status;

    await verifyOrigin(site.bff.deps, agency.key, agency.origin);
    const kept = await isIn();
    await suspendOrigin(site.bff.deps, agency.key, agency.origin);
    await verifyOrigin(site.bff.deps, agency.key, agency.origin);

    assert.deepEqual([kept, await isIn()], [200, 401]);
  });
});
