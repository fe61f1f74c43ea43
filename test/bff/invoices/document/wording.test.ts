import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decimal } from '../../../../bff/invoices/document/decimal.ts';
import {
  companyNumber,
  euros,
  longDate,
  percent,
  quantity,
  shortDate,
  unitPrice,
} from '../../../../bff/invoices/document/wording.ts';

describe('numbers in French', () => {
  it('have narrow spaces, a comma, a true minus and a no-break space before the sign', () => {
    assert.equal(euros(123_456_789), '1\u202f234\u202f567,89\u00a0€');
    assert.equal(euros(-5), '−0,05\u00a0€');
    assert.equal(euros(0), '0,00\u00a0€');
    assert.equal(percent(550), '5,5\u00a0%');
    assert.equal(percent(2000), '20\u00a0%');
    assert.equal(unitPrice(8_325_000), '8,325\u00a0€');
    assert.equal(unitPrice(69_000_000), '69,00\u00a0€');
    assert.equal(unitPrice(1), '0,000001\u00a0€');
  });

  it('say amounts as Intl does, the kinds of space and of minus aside', () => {
    const intl = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
    const bare = (text: string): string => text.replace(/\s/g, ' ').replace('-', '−');
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        assert.equal(
          bare(euros(cents)),
          bare(intl.format(decimal(cents, 2, 2) as Intl.StringNumericLiteral)),
        );
      }),
    );
  });

  it('count units, from two on in the plural', () => {
    assert.equal(quantity(10_000, 'ANN'), '1\u00a0an');
    assert.equal(quantity(15_000, 'ANN'), '1,5\u00a0an');
    assert.equal(quantity(30_000, 'DAY'), '3\u00a0jours');
    assert.equal(quantity(-10_000, 'C62'), '−1');
    assert.equal(quantity(12_345, 'HUR'), '1,2345\u00a0h');
    assert.equal(quantity(20_000, 'KGM'), '2\u00a0KGM');
  });
});

describe('dates and identifiers in French', () => {
  it('write the first of the month as 1er', () => {
    assert.equal(longDate('2026-12-01'), '1er\u00a0décembre\u00a02026');
    assert.equal(longDate('2026-11-23'), '23\u00a0novembre\u00a02026');
    assert.equal(shortDate('2026-12-01'), '01/12/2026');
  });

  it('group a SIREN and a SIRET and leave the rest alone', () => {
    assert.equal(companyNumber('300000007'), '300\u202f000\u202f007');
    assert.equal(companyNumber('30000000700017'), '300\u202f000\u202f007\u202f00017');
    assert.equal(companyNumber('BE0403'), 'BE0403');
  });
});

describe('a decimal', () => {
  it('is the integer divided, exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 6 }), (value, scale) => {
        const [whole, fraction = ''] = decimal(value, scale).split('.');

        assert.equal(BigInt(whole! + fraction.padEnd(scale, '0')), BigInt(value));
        assert.doesNotMatch(fraction, /0$/);
      }),
    );
  });
});
