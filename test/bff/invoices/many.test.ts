import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { addDays } from '../../../bff/ports/clock.ts';
import type { InvoiceTable } from '../../../bff/invoices/table.ts';
import { onBothEngines } from '../../support/engines.ts';
import type { TestBff } from '../../support/bff.ts';
import { addAccount, customer } from './desk.ts';

type Page = Output<'listInvoices'>;

const amount = 5200;
/** The documents that a search for « introuvable » finds: by age, 0 is the newest. */
const rare = [3100, 5100, 5199];

const documentOf = (age: number): InvoiceTable => ({
  customerId: customer,
  issuedOn: addDays('2026-11-20', -Math.floor(age / 4)),
  id: `inv_${String(amount - age).padStart(5, '0')}`,
  number: `FA-2026-${String(amount - age).padStart(6, '0')}`,
  kind: age % 1000 === 7 ? 'AV' : 'FA',
  seller: 'host',
  state: age % 1000 === 7 ? 'applied' : 'paid',
  dueOn: null,
  subject: rare.includes(age) ? 'Pièce introuvable' : 'Domaine .fr',
  searchKey: rare.includes(age) ? 'piece introuvable' : 'domaine .fr',
  ...{
    netCents: 1000,
    vatCents: 200,
    totalCents: 1200,
    dueCents: 0,
    creditedCents: 0,
    disputedCents: 0,
    paidCents: 1200,
  },
  ...{ purchaseOrder: null, settlement: null, renews: null, summary: null, attempt: null },
});

/** A customer of 5,200 documents: one page looks at 1,500 of them. */
async function archive(bff: TestBff) {
  await addAccount(bff);
  const all = Array.from({ length: amount }, (_, age) => documentOf(age));
  for (let from = 0; from < amount; from += 400)
    await bff.deps.db
      .insertInto('invoice')
      .values(all.slice(from, from + 400))
      .execute();
  const session = await bff.signInAs('per_camille', customer);
  return async (query: string, what = ''): Promise<Page> => {
    const answer = await bff.call(`/api/invoices${what}?${query}`, { session });
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as Page;
  };
}

const ages = ({ items }: Page): number[] => items.map(({ id }) => amount - Number(id.slice(4)));

onBothEngines('a customer of very many documents', ({ open }) => {
  it('finds what is rare part by part, and nothing twice or never', async () => {
    const ask = await archive(await open());
    const found: number[] = [];
    const until: (string | undefined)[] = [];
    let page = await ask('search=introuvable');
    assert.deepEqual(page.total, { count: 0, more: true });
    for (;;) {
      found.push(...ages(page));
      until.push(page.partial?.until);
      if (!page.next) break;
      page = await ask(`search=introuvable&cursor=${page.next}`);
    }
    assert.deepEqual(found, rare);
    const dayOf = (age: number): string => documentOf(age).issuedOn;
    assert.deepEqual(until, [dayOf(1499), dayOf(2999), dayOf(4499), undefined]);
  });

  it('comes back the same way', async () => {
    const ask = await archive(await open());
    const on = async ({ next }: Page): Promise<Page> => ask(`search=introuvable&cursor=${next}`);
    const parts = [await ask('search=introuvable')];
    for (let i = 0; i < 3; i++) parts.push(await on(parts.at(-1) as Page));
    assert.deepEqual(parts.map(ages), [[], [], [3100], [5100, 5199]]);

    const back = await ask(`search=introuvable&cursor=${parts[3]?.previous}`);
    assert.deepEqual(ages(back), []);
    const further = await ask(`search=introuvable&cursor=${back.previous}`);
    assert.deepEqual(ages(further), [3100]);
    // An empty part leads on both ways, and loses nothing on either.
    assert.deepEqual(ages(await on(back)), [5100]);
    assert.deepEqual(ages(await on(await on(further))), [5100, 5199]);
  });

  it('fills pages as ever where there is much to find', async () => {
    const ask = await archive(await open());
    const first = await ask('search=domaine');
    assert.deepEqual(
      ages(first),
      Array.from({ length: 25 }, (_, i) => i),
    );
    assert.deepEqual([first.total, first.partial], [{ count: 1000, more: true }, undefined]);
    assert.deepEqual(
      ages(await ask(`search=domaine&cursor=${first.next}`)),
      Array.from({ length: 25 }, (_, i) => i + 25),
    );
    const notes = await ask('tab=credit_notes');
    assert.deepEqual([ages(notes), notes.total], [[7, 1007], { count: 2, more: true }]);
    assert.deepEqual(ages(await ask(`tab=credit_notes&cursor=${notes.next}`)), [2007]);
  });

  it('finds a number at once, whatever its age', async () => {
    const ask = await archive(await open());
    const oldest = await ask('search=fa-2026-000001');
    assert.deepEqual([ages(oldest), oldest.total], [[5199], { count: 1, more: false }]);
    assert.deepEqual(
      ages(await ask('search=FA-2026-00012')),
      [5071, 5072, 5073, 5074, 5075, 5076, 5077, 5078, 5079, 5080],
    );
    assert.equal((await ask('search=FA-2026-0001')).total?.count, 100);
    assert.equal((await ask('search=FA-2026')).items.length, 25);
  });

  it('sums what a search finds among the newest ten thousand', async () => {
    const ask = await archive(await open());
    const sums = (await ask('search=introuvable', '/sums')) as unknown as Output<'sumInvoices'>;
    assert.deepEqual([sums.count, sums.total.cents, sums.more], [3, 3600, false]);
  });
});
