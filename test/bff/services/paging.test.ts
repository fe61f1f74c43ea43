import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../../support/engines.ts';
import { aService, shelf, type Shelf } from './shelf.ts';

/** Forty services with few different dates, names and prices: most neighbours are equal in the sort. */
const alike = Array.from({ length: 40 }, (_, at) =>
  aService(`n${String((at * 7) % 40).padStart(2, '0')}`, {
    label: ['Été', 'ete', 'Zèbre', 'abricot'][at % 4] ?? '',
    expiresOn: ['2026-12-01', '2027-01-01'][at % 2] ?? '',
    priceCents: [890, 4900, 0][at % 3] ?? 0,
  }),
);
const sorts = ['expiry', '-expiry', 'label', '-label', 'price', '-price'];

async function walk({ page }: Shelf, query: string): Promise<{ there: string[][]; back: string[][] }> {
  const there: string[][] = [];
  const back: string[][] = [];
  let cursor: string | undefined;
  let last: string | undefined;
  do {
    const answer = await page(`${query}${cursor ? `&cursor=${cursor}` : ''}`);
    there.push(answer.items.map(({ id }) => id));
    last = answer.previous;
    cursor = answer.next;
  } while (cursor);
  for (cursor = last; cursor;) {
    const answer = await page(`${query}&cursor=${cursor}`);
    back.unshift(answer.items.map(({ id }) => id));
    cursor = answer.previous;
  }
  return { there, back };
}

onBothEngines('the pages of services', (engine) => {
  for (const sort of sorts)
    it(`by ${sort}: each service once, forwards and backwards, where most are equal`, async () => {
      const it = await shelf(await engine.open(), alike);

      const { there, back } = await walk(it, `sort=${sort}&limit=7`);

      assert.deepEqual(
        there.map(({ length }) => length),
        [7, 7, 7, 7, 7, 5],
      );
      assert.equal(new Set(there.flat()).size, 40);
      assert.deepEqual(back, there.slice(0, -1), 'the way back shows the same pages');
      const whole = (await it.page(`sort=${sort}&limit=100`)).items.map(({ id }) => id);
      assert.deepEqual(there.flat(), whole);
    });

  it('orders both ways exactly opposite', async () => {
    const { page } = await shelf(await engine.open(), alike);
    for (const sort of ['expiry', 'label', 'price']) {
      const up = (await page(`sort=${sort}&limit=100`)).items.map(({ id }) => id);
      const down = (await page(`sort=-${sort}&limit=100`)).items.map(({ id }) => id);
      assert.deepEqual(down, up.toReversed());
    }
  });

  it('counts on the first page only, exactly up to 1,000 and « more » beyond', async () => {
    const bff = await engine.open();
    const many = Array.from({ length: 1003 }, (_, at) =>
      aService(`m${String(at).padStart(4, '0')}`, {
        tab: at < 1000 ? 'active' : 'expired',
        state: at < 1000 ? 'active' : 'expired',
      }),
    );
    const { page, session } = await shelf(bff, []);
    for (let at = 0; at < many.length; at += 300)
      await bff.deps.db
        .insertInto('service')
        .values(many.slice(at, at + 300))
        .execute();

    const first = await page('limit=10');
    const second = await page(`limit=10&cursor=${first.next}`);
    assert.deepEqual(first.total, { count: 1000, more: true });
    assert.equal(second.total, undefined);
    assert.deepEqual((await page('limit=10&tab=active')).total, { count: 1000, more: false });
    const counts = (await (await bff.call('/api/services/counts', { session })).json()) as {
      tabs: Record<string, number>;
    };
    assert.equal(counts.tabs['active'], 1000);
  });

  it('goes on from its cursor when the row it stood at is gone or moved', async () => {
    const bff = await engine.open();
    const { page, write } = await shelf(bff, alike);
    const first = await page('sort=label&limit=10');
    const last = first.items.at(-1)!;
    const expected = (await page('sort=label&limit=100')).items.slice(10, 20).map(({ id }) => id);

    await write(`${last.id.slice(4)}/label`, 'PATCH', last.version, { label: 'zzz' });
    const second = await page(`sort=label&limit=10&cursor=${first.next}`);

    assert.deepEqual(
      second.items.map(({ id }) => id),
      expected,
    );
  });

  it('refuses a cursor that is not of this order, or not of ours', async () => {
    const bff = await engine.open();
    const { page, session } = await shelf(bff, alike);
    const { next } = await page('sort=label&limit=5');

    for (const query of [
      `sort=price&cursor=${next}`,
      'cursor=abc',
      `cursor=${btoa('[1,2,3]')}`,
      `cursor=${btoa('{"a":1}').replaceAll('=', '')}`,
    ]) {
      const answer = await bff.call(`/api/services?${query}`, { session });
      assert.equal(answer.status, 400, query);
      assert.match(((await answer.json()) as { code: string }).code, /^(cursor-invalid|invalid-input)$/);
    }
  });
});
