import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Problem } from '../../../components/contract/problem.ts';
import {
  setCeiling,
  suspendOrigin,
  suspendPartner,
  addPartner,
  verifyOrigin,
} from '../../../bff/partners/operator.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCustomer, addPerson, join } from '../../support/people.ts';
import { postman } from '../../support/visitor.ts';
import { newVault } from './node-vault.ts';
import { agency, embedCall, openSite, type Site } from './site.ts';

const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as Problem).code;

const describe = ({ bff, session }: Site, origin = agency.origin, partner = agency.key) =>
  bff.call(`/api/partners/${partner}/consent?origin=${encodeURIComponent(origin)}`, { session });

onBothEngines('consent', ({ open }) => {
  it('names the site, its ceiling and the accounts that may be shown', async () => {
    const site = await openSite(await open(), ['services:read', 'invoices:read']);
    await addCustomer(site.bff, 'cus_b', 'Atelier');
    await join(site.bff, 'per_camille', 'cus_b', { role: 'custom', rights: ['service.view'] });

    const answer = await describe(site);

    assert.equal(answer.status, 200);
    assert.deepEqual(await answer.json(), {
      name: 'Agence Horizon',
      origin: agency.origin,
      ceiling: ['services:read', 'invoices:read'],
      granted: [],
      grantedAccounts: [],
      accounts: [{ id: 'cus_a', label: 'Durand', number: 'N-cus_a' }],
      activeAccount: 'cus_a',
      days: 180,
    });
  });

  it('is for the signed-in person on our own pages alone', async () => {
    const site = await openSite(await open());
    const secret = await site.connect();

    const stranger = await site.bff.call(
      `/api/partners/${agency.key}/consent?origin=${encodeURIComponent(agency.origin)}`,
    );
    const embedded = await embedCall(site.bff, secret, 'describePartner', {
      partner: agency.key,
      origin: agency.origin,
    });

    assert.equal(stranger.status, 401);
    assert.equal(embedded.problem?.code, 'first-party-only');
  });

  it('knows neither an unregistered key nor an origin that nobody verified', async () => {
    const site = await openSite(await open());

    assert.equal(await codeOf(await describe(site, agency.origin, 'pk_live_nobody')), 'not-found');
    assert.equal(await codeOf(await describe(site, 'https://evil.example')), 'not-found');
    assert.equal(await codeOf(await site.tryApprove({ origin: 'https://evil.example' })), 'not-found');
  });

  it('refuses a test key outside the demo', async () => {
    const bff = await open();
    const site = await openSite(bff);
    await addPartner(bff.deps, { key: 'pk_test_agency', name: 'Essai', ceiling: ['services:read'] });
    await verifyOrigin(bff.deps, 'pk_test_agency', agency.origin);
    assert.equal((await describe(site, agency.origin, 'pk_test_agency')).status, 200);

    (bff.deps.settings as { demo: boolean }).demo = false;
    const answer = await describe(site, agency.origin, 'pk_test_agency');
    (bff.deps.settings as { demo: boolean }).demo = true;

    assert.equal(await codeOf(answer), 'not-found');
  });

  it('grants no scope beyond the ceiling, and none when one of them is', async () => {
    const site = await openSite(await open(), ['services:read']);

    const answer = await site.tryApprove({ scopes: ['services:read', 'services:manage'] });

    assert.equal(await codeOf(answer), 'scope-missing');
    assert.equal(await site.bff.deps.db.selectFrom('consent').selectAll().executeTakeFirst(), undefined);
  });

  it('connects no account of a stranger, and none without the right to', async () => {
    const site = await openSite(await open());
    await addCustomer(site.bff, 'cus_stranger', 'Autre');
    await addCustomer(site.bff, 'cus_seen', 'Vu');
    await join(site.bff, 'per_camille', 'cus_seen', { role: 'custom', rights: ['service.view'] });

    assert.equal(await codeOf(await site.tryApprove({ accounts: ['cus_a', 'cus_stranger'] })), 'not-found');
    assert.equal(await codeOf(await site.tryApprove({ accounts: ['cus_a', 'cus_seen'] })), 'right-missing');
  });

  it('refuses a malformed question with the field and the remedy', async () => {
    const site = await openSite(await open());

    for (const more of [
      { scopes: [] },
      { scopes: ['everything'] },
      { accounts: [] },
      { key: { ...site.vault.key, d: 'secret' } },
      { codeChallenge: 'short' },
      { admin: true },
    ]) {
      const answer = await site.tryApprove(more);
      const problem = (await answer.json()) as Problem;
      assert.equal(problem.code, 'invalid-input', JSON.stringify(more));
      assert.match(problem.errors?.[0]?.pointer ?? '', new RegExp(`^/${Object.keys(more)[0]}`));
    }
  });

  it('is replaced by the next one, and what was taken back is gone from open sessions', async () => {
    const site = await openSite(await open());
    const secret = await site.connect({ scopes: ['services:read', 'invoices:read'] });
    assert.equal((await embedCall(site.bff, secret, 'listInvoices')).status, 200);

    await site.approve({ scopes: ['services:read'] });

    assert.equal((await embedCall(site.bff, secret, 'listInvoices')).problem?.code, 'scope-missing');
    assert.equal((await embedCall(site.bff, secret, 'listServices')).status, 200);
    assert.equal((await site.bff.deps.db.selectFrom('consent').selectAll().execute()).length, 1);
  });

  it('stays one consent when two windows approve at once', async () => {
    const site = await openSite(await open());

    await Promise.all([site.approve(), site.approve(), site.approve()]);

    assert.equal((await site.bff.deps.db.selectFrom('consent').selectAll().execute()).length, 1);
  });

  it('is void beyond a ceiling that was lowered later', async () => {
    const site = await openSite(await open());
    const secret = await site.connect({ scopes: ['services:read', 'invoices:read'] });

    await setCeiling(site.bff.deps, agency.key, ['services:read']);

    assert.equal((await embedCall(site.bff, secret, 'listInvoices')).problem?.code, 'scope-missing');
  });

  it('is refused for a suspended partner, and for a suspended origin', async () => {
    const site = await openSite(await open());

    await suspendOrigin(site.bff.deps, agency.key, agency.origin);
    assert.equal(await codeOf(await site.tryApprove()), 'partner-suspended');
    await verifyOrigin(site.bff.deps, agency.key, agency.origin);
    assert.equal((await site.tryApprove()).status, 200);
    await suspendPartner(site.bff.deps, agency.key);

    assert.equal(await codeOf(await site.tryApprove()), 'partner-suspended');
  });

  it('ends with 180 days', async () => {
    const site = await openSite(await open());
    await site.approve();
    site.bff.clock.advance(180 * 86_400_000);
    const session = await site.bff.signInAs('per_camille', 'cus_a');

    const answer = await describe({ ...site, session });

    assert.deepEqual(((await answer.json()) as { granted: string[] }).granted, []);
  });

  it('keeps ten browsers at most: the one unused for longest goes, with its session', async () => {
    const site = await openSite(await open());
    const first = await site.connect();
    for (let i = 0; i < 10; i++) {
      site.bff.clock.advance(60_000);
      const vault = await newVault(site.bff);
      await vault.redeem(await site.approve({ key: vault.key, codeChallenge: vault.challenge }));
    }

    const keys = await site.bff.deps.db
      .selectFrom('vaultKey')
      .where('revokedAt', 'is', null)
      .selectAll()
      .execute();

    assert.equal(keys.length, 10);
    assert.equal((await embedCall(site.bff, first, 'listServices')).problem?.code, 'unauthenticated');
  });

  it('leaves a trace without secrets', async () => {
    const site = await openSite(await open());
    const code = await site.approve();
    const secret = await site.vault.redeem(code);

    const rows = await site.bff.deps.db
      .selectFrom('audit')
      .where('personId', '=', 'per_camille')
      .selectAll()
      .execute();

    assert.deepEqual(rows.map(({ what }) => what).toSorted(), ['partner-approved', 'partner-session-opened']);
    const everything =
      JSON.stringify(await site.bff.deps.db.selectFrom('authCode').selectAll().execute()) +
      JSON.stringify(rows);
    for (const hidden of [code, secret, site.vault.verifier]) assert.ok(!everything.includes(hidden));
  });

  it('keeps in its trace each scope and account once, however often they were sent', async () => {
    const site = await openSite(await open());
    const often = <T>(one: T): T[] => Array.from({ length: 50 }, () => one);
    await site.approve({ scopes: often('services:read'), accounts: often('cus_a') });

    const { facts } = await site.bff.deps.db
      .selectFrom('audit')
      .where('what', '=', 'partner-approved')
      .select('facts')
      .executeTakeFirstOrThrow();
    assert.deepEqual(JSON.parse(facts), {
      origin: agency.origin,
      scopes: 'services:read',
      accounts: 'cus_a',
    });
  });

  it('is told by mail when a site gets more than it had, not with each new browser', async () => {
    const mailer = postman();
    const site = await openSite(await open({ mailer }));
    const mailsAfter = async (more: Record<string, unknown>): Promise<number> => {
      await site.approve({ codeChallenge: site.vault.challenge, ...more });
      await site.bff.jobs.drain();
      return mailer.to('camille@example.fr').length;
    };

    assert.equal(await mailsAfter({}), 1);
    assert.equal(await mailsAfter({ key: (await newVault(site.bff)).key }), 1);
    assert.equal(await mailsAfter({ scopes: ['services:read', 'invoices:read'] }), 2);
    assert.equal(await mailsAfter({ scopes: ['invoices:read'] }), 2);
    await addCustomer(site.bff, 'cus_b', 'Atelier');
    await join(site.bff, 'per_camille', 'cus_b', { role: 'holder' });
    assert.equal(await mailsAfter({ scopes: ['invoices:read'], accounts: ['cus_a', 'cus_b'] }), 3);
    const refused = await site.tryApprove({ accounts: ['cus_nobody'] });
    await site.bff.jobs.drain();

    assert.equal(refused.status, 404);
    const [first, ...more] = mailer.sent;
    assert.equal(more.length, 2);
    assert.match(first?.text ?? '', /Agence Horizon \(https:\/\/www\.agence\.example\)/);
    assert.match(first?.text ?? '', /\/connections\n/);
  });

  it('is limited in haste', async () => {
    const site = await openSite(await open());
    const answers = [];
    for (let i = 0; i < 21; i++) answers.push(await site.tryApprove());

    assert.equal(answers.filter(({ status }) => status === 200).length, 20);
    assert.equal(await codeOf(answers.at(-1) as Response), 'quota-exceeded');
  });

  it('opens to a delegate for what he holds himself', async () => {
    const site = await openSite(await open());
    await addPerson(site.bff, { id: 'per_tech', email: 'tech@example.fr' });
    await join(site.bff, 'per_tech', 'cus_a', { role: 'technical' });
    const session = await site.bff.signInAs('per_tech', 'cus_a');
    const answer = await site.bff.call(`/api/partners/${agency.key}/consent`, {
      method: 'POST',
      session,
      body: {
        origin: agency.origin,
        scopes: ['services:read', 'invoices:read'],
        accounts: ['cus_a'],
        key: site.vault.key,
        codeChallenge: site.vault.challenge,
      },
    });

    const secret = await site.vault.redeem(((await answer.json()) as { code: string }).code);

    assert.equal((await embedCall(site.bff, secret, 'listServices')).status, 200);
    assert.equal((await embedCall(site.bff, secret, 'listInvoices')).problem?.code, 'right-missing');
  });
});
