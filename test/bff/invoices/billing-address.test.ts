import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { addAccount, customer, issue } from './desk.ts';

const address = {
  lines: ['12 rue Neuve', 'Bâtiment B'],
  postCode: '59800',
  city: 'Lille',
  email: 'factures@boutique.example',
};

onBothEngines('the billing address', ({ open }) => {
  const put = (bff: TestBff, session: string, body: object, version = 1) =>
    bff.call('/api/billing/address', {
      method: 'PUT',
      session,
      headers: { 'if-match': `"${version}"` },
      body,
    });
  const read = async <T>(bff: TestBff, session: string, path: string): Promise<T> =>
    (await (await bff.call(path, { session })).json()) as T;

  it('changes for the documents to come; what was issued keeps the one that it carries', async () => {
    const bff = await open();
    await addAccount(bff);
    const before = await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    const buyerOf = async (id: string): Promise<Output<'getInvoice'>['buyer']> =>
      (await read<Output<'getInvoice'>>(bff, session, `/api/invoices/${id}`)).buyer;
    const kept = await buyerOf(before.id);
    assert.equal((await put(bff, session, address)).status, 200);

    const after = await issue(bff);
    assert.deepEqual((await buyerOf(after.id)).lines, ['12 rue Neuve', 'Bâtiment B', '59800 Lille']);
    assert.deepEqual(await buyerOf(before.id), kept);
    const now = await read<Output<'getBilling'>>(bff, session, '/api/billing');
    assert.deepEqual([now.email, now.version], [address.email, 2]);
  });

  it('is refused where it is none, at its field, and where somebody was faster', async () => {
    const bff = await open();
    await addAccount(bff);
    const session = await bff.signInAs('per_camille', customer);
    for (const [body, pointer] of [
      [{ ...address, postCode: '5980' }, '/postCode'],
      [{ ...address, lines: [] }, '/lines'],
      [{ ...address, city: ' ' }, '/city'],
      [{ ...address, email: 'factures' }, '/email'],
    ] as const) {
      const problem = await problemOf(await put(bff, session, body));
      assert.equal(problem.code, 'invalid-input');
      assert.deepEqual(
        problem.errors?.map((it) => it.pointer),
        [pointer],
      );
    }
    assert.equal((await put(bff, session, address, 7)).status, 412);
    const now = await read<Output<'getBilling'>>(bff, session, '/api/billing');
    assert.equal(now.version, 1, 'nothing half done');
  });
});
