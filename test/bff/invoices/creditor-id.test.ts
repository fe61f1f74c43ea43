import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isCreditorId } from '../../../bff/invoices/creditor-id.ts';
import { checkedSellers } from '../../../bff/invoices/sellers.ts';
import { sandboxSellers } from '../../../bff/adapters/sandbox/sellers.ts';

it('a creditor identifier is taken by its check digits, whatever its business code', () => {
  for (const good of ['FR72ZZZ123456', 'FR72ABC123456', 'FR47EDF001007']) assert.ok(isCreditorId(good), good);
  for (const bad of ['FR73ZZZ123456', 'FR72ZZZ123457', 'FR72ZZZ12345', 'fr72zzz123456', 'DE72ZZZ123456', ''])
    assert.ok(!isCreditorId(bad), bad);
});

it('a seller with a wrong one is refused in one line that names him and the remedy', () => {
  assert.equal(checkedSellers(sandboxSellers), sandboxSellers);
  const wrong = { ...sandboxSellers, care: { ...sandboxSellers.care, creditorId: 'FR00ZZZ000000' } };
  assert.throws(
    () => checkedSellers(wrong),
    /^Error: SEPA creditor identifier "FR00ZZZ000000" of seller care .*letter of your bank/,
  );
});
