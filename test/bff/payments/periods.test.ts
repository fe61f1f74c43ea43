import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { periodAfter } from '../../../bff/ports/calendar.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addAccount, addService, customer } from '../invoices/desk.ts';

/** The last days of so many periods after one. */
function ends(lastDay: string, months: number, startedOn: string | null, count = 4): string[] {
  const found: string[] = [];
  for (let last = lastDay; found.length < count; found.push(last))
    last = periodAfter(last, months, startedOn).end;
  return found;
}

describe('the periods of a service', () => {
  it('keep to the day on which it began, whatever month lies between', () => {
    assert.deepEqual(ends('2027-01-30', 1, '2026-08-31'), [
      ...['2027-02-27', '2027-03-30', '2027-04-29', '2027-05-30'],
    ]);
    assert.deepEqual(ends('2026-12-31', 1, '2026-01-01'), [
      ...['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
    ]);
    assert.deepEqual(ends('2027-02-28', 12, null), ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28']);
    assert.deepEqual(ends('2026-12-10', 3, '2020-09-11', 2), ['2027-03-10', '2027-06-10']);
  });

  it('lose no day by a short month when it is not known when it began', () => {
    assert.deepEqual(ends('2027-01-30', 1, null), ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
    assert.deepEqual(ends('2027-01-29', 1, '2026-06-12', 2), ['2027-02-28', '2027-03-31']);
  });

  it('never end before they begin, and follow each other without a hole', () => {
    for (let day = 1; day <= 31; day++) {
      let last = `2027-01-${String(day).padStart(2, '0')}`;
      for (let turn = 0; turn < 30; turn++) {
        const { start, end } = periodAfter(last, 1, turn % 2 ? null : '2026-01-31');
        const length = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
        assert.ok(length >= 28 && length <= 32, `${start} to ${end}`);
        assert.equal(Date.parse(start) - Date.parse(last), 86_400_000);
        last = end;
      }
    }
  });
});

onBothEngines('the forecast of twelve months', (engine) => {
  it('names the days on which the charges will be, also after February', async () => {
    const bff = await engine.open();
    await addAccount(bff);
    const more = { periodMonths: 1, startedOn: '2026-12-01', expiresOn: '2026-12-31', renewal: 'auto' };
    await addService(bff, 'svc_a', customer, more);
    const session = await bff.signInAs('per_camille', customer);

    const answer = await bff.call('/api/scheduled-payments/forecast', { session });
    const { months } = (await answer.json()) as Output<'forecastPayments'>;

    assert.deepEqual(months.flatMap(({ services }) => services.map(({ on }) => on)).slice(0, 5), [
      '2026-12-24',
      '2027-01-24',
      '2027-02-21',
      '2027-03-24',
      '2027-04-23',
    ]);
  });
});
