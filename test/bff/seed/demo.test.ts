import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digest } from '../../../bff/access/digest.ts';
import type { DocumentSnapshot } from '../../../bff/invoices/document/model.ts';
import { violations } from '../../../bff/invoices/document/violations.ts';
import { checkLedger } from '../../../bff/invoices/ledger/check.ts';
import { today } from '../../../bff/ports/clock.ts';
import { serviceKinds, serviceStates } from '../../../components/contract/services.ts';
import type { Output } from '../../../components/contract/operation.ts';
import type { listServices } from '../../../components/contract/services.ts';
import type { SessionInfo } from '../../../components/contract/profile.ts';
import { demoAccounts, demoPassphrase, type DemoAccount } from '../../../demo/data/accounts.ts';
import { demoData } from '../../../demo/data/demo.ts';
import type { RowOf, SeededTable } from '../../../demo/data/rows.ts';
import { writeBatches } from '../../../demo/data/write.ts';
import { testClock } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { quickHasher } from '../../support/quick-hasher.ts';
import { visitor, type Visitor } from '../../support/visitor.ts';

const options = {
  today: today(testClock()),
  passwordHash: 'not a hash',
  large: 400,
  others: 8,
  partnerOrigins: { agency: 'http://partner-a.localhost:8788', bank: 'http://partner-b.localhost:8789' },
};
const rowsOf = <T extends SeededTable>(table: T, more = {}): readonly RowOf<T>[] =>
  demoData({ ...options, ...more }).find((batch) => batch.table === table)?.rows as never;

describe('the demo data', () => {
  it('is the same for the same options', () => {
    assert.deepEqual(demoData(options), demoData(options));
  });

  it('moves with the day that it calls today', () => {
    const later = rowsOf('service', { today: '2027-02-28' });

    const gaps = (rows: readonly RowOf<'service'>[], day: string) =>
      rows
        .slice(0, 25)
        .map(({ expiresOn }) =>
          expiresOn < '9000' ? (Date.parse(expiresOn) - Date.parse(day)) / 86_400_000 : 0,
        );
    assert.deepEqual(gaps(later, '2027-02-28'), gaps(rowsOf('service'), options.today));
  });

  it('has one customer with every kind and every state of service', () => {
    const services = rowsOf('service');

    const ofCompany = services.filter(({ customerId }) => customerId === services[0]?.customerId);
    assert.equal(ofCompany.length, 25);
    assert.deepEqual(new Set(ofCompany.map(({ kind }) => kind)), new Set(serviceKinds));
    assert.deepEqual(new Set(ofCompany.map(({ state }) => state)), new Set(serviceStates));
    assert.ok(ofCompany.some(({ moving }) => moving === 1));
    assert.ok(ofCompany.some(({ cancelOn }) => cancelOn !== null));
    assert.ok(ofCompany.some(({ domain }) => domain.startsWith('xn--')));
  });

  it('numbers each series by date and without a gap', () => {
    const series = new Map<string, string[]>();
    for (const { number, issuedOn } of rowsOf('invoice').toSorted((a, b) => (a.number < b.number ? -1 : 1))) {
      const key = number.slice(0, -7);
      series.set(key, [...(series.get(key) ?? []), issuedOn]);
      assert.equal(Number(number.slice(-6)), series.get(key)?.length, `${number} follows a gap`);
    }

    for (const [key, dates] of series) assert.deepEqual(dates, dates.toSorted(), `${key} goes back in time`);
    assert.deepEqual(
      rowsOf('documentSequence')
        .map(({ last }) => last)
        .toSorted((a, b) => a - b),
      [...series.values()].map((dates) => dates.length).toSorted((a, b) => a - b),
    );
  });

  it('charges 20 % for the web and 10 % for home care, and owes what its services say', () => {
    const invoices = rowsOf('invoice');
    for (const { seller, netCents, vatCents, totalCents } of invoices) {
      assert.equal(netCents + vatCents, totalCents);
      assert.ok(Math.abs(vatCents - netCents * (seller === 'host' ? 0.2 : 0.1)) < 1);
    }

    const due = new Map(invoices.map(({ id, dueCents }) => [id, dueCents]));
    const owed = new Map<string, number>();
    for (const { serviceId, invoiceId } of rowsOf('invoiceService'))
      owed.set(serviceId, (owed.get(serviceId) ?? 0) + (due.get(invoiceId) ?? 0));
    for (const { id, unpaidCents } of rowsOf('service')) assert.equal(unpaidCents, owed.get(id) ?? 0);
  });

  it('issues documents that keep the law, and say what their rows say', () => {
    const rows = new Map(rowsOf('invoice').map((row) => [row.id, row]));
    const documents = rowsOf('invoiceDocument');

    assert.ok(documents.length > 150);
    for (const { invoiceId, snapshot, sha256 } of documents) {
      const document = JSON.parse(snapshot) as DocumentSnapshot;
      const row = rows.get(invoiceId);
      assert.deepEqual(violations(document), [], document.number);
      assert.equal(sha256, digest(snapshot));
      assert.deepEqual(
        [document.number, document.issueDate, document.totals.net, document.totals.vat],
        [row?.number, row?.issuedOn, row?.netCents, row?.vatCents],
      );
    }
  });

  it('puts nothing into the future', () => {
    const before = `${options.today}T00:00:00.000Z`;
    for (const { at } of rowsOf('timeline')) assert.ok(at < before);
    for (const { createdAt } of rowsOf('service')) assert.ok(createdAt < before);
    for (const { issuedOn } of rowsOf('invoice')) assert.ok(issuedOn <= options.today);
  });
});

onBothEngines('the demo', ({ place, openAt }) => {
  it('leaves a ledger in order', async () => {
    const url = await place();
    await writeBatches(url, demoData(options));

    const { deps } = await openAt(url);

    assert.deepEqual(await checkLedger({ db: deps.db, clock: deps.clock }), []);
    const kinds = await deps.db.selectFrom('journal').select('kind').distinct().orderBy('kind').execute();
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['allocation', 'credit', 'credit-note', 'invoice', 'payment', 'refund'],
    );
  });

  const open = async () => {
    const passwords = quickHasher();
    const url = await place();
    await writeBatches(url, demoData({ ...options, passwordHash: await passwords.hash(demoPassphrase) }));
    return openAt(url, { passwords });
  };
  const signIn = async (who: Visitor, { email }: DemoAccount): Promise<SessionInfo> => {
    const answer = await who.post('/api/sign-in', { email, password: demoPassphrase });
    assert.equal(answer.status, 200);
    return (await (await who.get('/api/session')).json()) as SessionInfo;
  };

  it('lets each of its people in, to what the printed line promises', async () => {
    const bff = await open();
    const seen: Record<string, [accounts: number, role: string, services: number]> = {};

    for (const account of Object.values(demoAccounts)) {
      const who = visitor(bff);
      const { accounts } = await signIn(who, account);
      const page = (await (await who.get('/api/services')).json()) as Output<typeof listServices>;
      seen[account.firstName] = [accounts.length, accounts[0]?.role ?? '', page.total?.count ?? -1];
    }

    assert.deepEqual(seen, {
      Claire: [1, 'holder', 25],
      Hélène: [1, 'holder', 7],
      Karim: [8, 'holder', 4],
      Sophie: [3, 'billing', 4],
      Marc: [1, 'holder', 400],
      Léa: [1, 'holder', 0],
    });
  });

  it('shows the agency only the services that a client shares', async () => {
    const bff = await open();
    const karim = visitor(bff);
    const { accounts } = await signIn(karim, demoAccounts.agency);
    const shared = accounts.find(({ label }) => label.startsWith('Les Amis'));

    const switched = await karim.post('/api/session/account', { account: shared?.id });

    assert.equal(switched.status, 200);
    const page = (await (await karim.get('/api/services')).json()) as Output<typeof listServices>;
    assert.equal(page.items.length, 2);
  });
});
