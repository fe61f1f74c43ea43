import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { SessionInfo } from '../../../components/contract/profile.ts';
import type { Reply } from '../../../components/contract/batch.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCustomer, join } from '../../support/people.ts';
import { addService } from '../invoices/desk.ts';
import { embedCall, embedHeaders, openSite, type Site } from './site.ts';

interface Switched extends Reply {
  /** The cookie line that came with it. */
  readonly cookie: string;
  /** The session's new secret. */
  readonly secret: string;
}

/** Asks a vault's session for another account. */
async function switchTo({ bff }: Site, secret: string, account: string): Promise<Switched> {
  const answer = await bff.call('/embed/batch', {
    method: 'POST',
    headers: embedHeaders(secret),
    body: { calls: [{ op: 'switchAccount', input: { account } }] },
  });
  const cookie = answer.headers.getSetCookie()[0] ?? '';
  const [reply] = ((await answer.json()) as { replies: Reply[] }).replies;
  return { status: 0, ...reply, cookie, secret: /=([\w-]{43});/.exec(cookie)?.[1] ?? '' };
}

const infoOf = async ({ bff }: Site, secret: string): Promise<SessionInfo> =>
  (await embedCall(bff, secret, 'getSession')).output as SessionInfo;
const labels = async ({ bff }: Site, secret: string): Promise<string[]> =>
  ((await embedCall(bff, secret, 'listServices')).output as { items: { id: string }[] }).items.map(
    ({ id }) => id,
  );

onBothEngines('the accounts of a partner’s page', ({ open }) => {
  /** Camille has three accounts, and lets the site see two of them. */
  const two = async (): Promise<{ site: Site; secret: string }> => {
    const site = await openSite(await open());
    for (const id of ['cus_b', 'cus_c']) {
      await addCustomer(site.bff, id, id);
      await join(site.bff, 'per_camille', id);
    }
    for (const id of ['cus_a', 'cus_b', 'cus_c']) await addService(site.bff, `svc_of_${id}`, id);
    return { site, secret: await site.connect({ accounts: ['cus_a', 'cus_b'] }) };
  };

  it('are those consented to, and no other is named', async () => {
    const { site, secret } = await two();

    const { accounts, activeAccount } = await infoOf(site, secret);

    assert.deepEqual([accounts.map(({ id }) => id).toSorted(), activeAccount], [['cus_a', 'cus_b'], 'cus_a']);
  });

  it('may be changed for one another, under a new session of the same kind; the old one is dead at once', async () => {
    const { site, secret } = await two();
    const before = await labels(site, secret);

    const switched = await switchTo(site, secret, 'cus_b');

    assert.equal((switched.output as SessionInfo).activeAccount, 'cus_b');
    assert.match(
      switched.cookie,
      /^__Host-Http-o2e=.*; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=28800$/,
    );
    assert.deepEqual([before, await labels(site, switched.secret)], [['svc_of_cus_a'], ['svc_of_cus_b']]);
    assert.equal((await embedCall(site.bff, secret, 'listServices')).problem?.code, 'unauthenticated');
    assert.deepEqual((await infoOf(site, switched.secret)).scopes, ['services:read']);
    assert.equal((await infoOf(site, switched.secret)).partner?.name, 'Agence Horizon');
  });

  it('never lengthen the session, however often they are changed', async () => {
    const { site, secret } = await two();
    let now = secret;
    for (let n = 0; n < 23; n++) {
      site.bff.clock.advance(20 * 60_000);
      now = (await switchTo(site, now, n % 2 ? 'cus_a' : 'cus_b')).secret;
      assert.notEqual(now, '');
    }
    site.bff.clock.advance(20 * 60_000 + 1);

    assert.equal((await embedCall(site.bff, now, 'listServices')).problem?.code, 'unauthenticated');
  });

  it('leave out what was not consented to, what is somebody else’s and what is over', async () => {
    const { site, secret } = await two();
    await addCustomer(site.bff, 'cus_stranger', 'Autrui');

    for (const account of ['cus_c', 'cus_stranger', 'cus_nobody'])
      assert.equal((await switchTo(site, secret, account)).problem?.code, 'not-found', account);
    await site.bff.deps.db
      .updateTable('membership')
      .set({ revokedAt: '2026-11-23T08:00:00.000Z' })
      .where('customerId', '=', 'cus_b')
      .execute();

    assert.equal((await switchTo(site, secret, 'cus_b')).problem?.code, 'not-found');
    assert.deepEqual(await labels(site, secret), ['svc_of_cus_a']);
  });

  it('end with the consent, whichever of them is shown', async () => {
    const { site, secret } = await two();
    const { secret: second } = await switchTo(site, secret, 'cus_b');
    const connections = await site.bff.call('/api/connections', { session: site.session });
    const { items } = (await connections.json()) as { items: { id: string }[] };

    await site.bff.call(`/api/connections/${items[0]?.id}`, {
      method: 'DELETE',
      session: site.session,
      body: {},
    });

    assert.equal((await embedCall(site.bff, second, 'listServices')).problem?.code, 'unauthenticated');
    assert.equal((await switchTo(site, second, 'cus_a')).problem?.code, 'unauthenticated');
  });
});
