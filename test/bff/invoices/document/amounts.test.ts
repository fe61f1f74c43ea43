import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { amountsOf, type PricedLine } from '../../../../bff/invoices/document/amounts.ts';

const line = (quantity: number, euros: number, rest: Partial<PricedLine> = {}): PricedLine => ({
  quantity: quantity * 10_000,
  unitPrice: Math.round(euros * 1_000_000),
  priceIncludesVat: false,
  vatCategory: 'S',
  vatRate: 2000,
  ...rest,
});
const withVat = (quantity: number, euros: number): PricedLine =>
  line(quantity, euros, { priceIncludesVat: true });

describe('the worked examples of VAT', () => {
  it('A takes VAT on the sum, not on each of three lines of 3.33', () => {
    const { totals } = amountsOf([line(1, 3.33), line(1, 3.33), line(1, 3.33)]);

    assert.deepEqual(totals, { net: 999, vat: 200, vatIncluded: 1199, paid: 0, due: 1199 });
  });

  it('B keeps three times 9.99 with VAT at 29.97', () => {
    const { lines, totals } = amountsOf([withVat(3, 9.99)]);

    assert.deepEqual(totals, { net: 2498, vat: 499, vatIncluded: 2997, paid: 0, due: 2997 });
    assert.equal(lines[0]!.netUnitPrice, 8_325_000);
  });

  it('C splits 29.99 with VAT into 24.99 and 5.00', () => {
    const { totals } = amountsOf([withVat(1, 29.99)]);

    assert.deepEqual([totals.net, totals.vat, totals.vatIncluded], [2499, 500, 2999]);
  });

  it('D takes an old plan off a new one with a negative quantity', () => {
    const { lines, totals } = amountsOf([line(1, 18.72), line(-1, 7.87)]);

    assert.deepEqual([totals.net, totals.vat, totals.vatIncluded], [1085, 217, 1302]);
    assert.deepEqual(
      lines.map((each) => each.netAmount),
      [1872, -787],
    );
  });

  it('bills three visits of two hours at 25.45 as 167.97', () => {
    const { totals } = amountsOf([line(6, 25.45, { vatRate: 1000 })]);

    assert.deepEqual([totals.net, totals.vat, totals.vatIncluded], [15270, 1527, 16797]);
  });
});

describe('amounts of a document', () => {
  it('lists one VAT entry per category and rate, highest rate first', () => {
    const lines = [
      line(1, 10, { vatRate: 550 }),
      line(1, 10),
      line(2, 10),
      line(1, 4, { vatCategory: 'E', vatRate: 0 }),
    ];

    const { vatBreakdown } = amountsOf(lines);

    assert.deepEqual(
      vatBreakdown.map((entry) => [entry.category, entry.rate, entry.taxableAmount, entry.vatAmount]),
      [
        ['S', 2000, 3000, 600],
        ['S', 550, 1000, 55],
        ['E', 0, 400, 0],
      ],
    );
  });

  it('takes a discount off before VAT, in the reading of the price', () => {
    const net = amountsOf([line(1, 100, { discount: 2000 })]);
    const included = amountsOf([line(1, 120, { discount: 2400, priceIncludesVat: true })]);

    assert.deepEqual([net.totals.net, net.totals.vatIncluded], [8000, 9600]);
    assert.deepEqual([included.totals.net, included.totals.vatIncluded], [8000, 9600]);
    assert.deepEqual([included.lines[0]!.netDiscount, included.lines[0]!.vatIncludedDiscount], [2000, 2400]);
  });

  it('rounds halves away from zero on both sides', () => {
    const up = amountsOf([{ ...line(1, 0), quantity: 5_000, unitPrice: 10_000 }]);
    const down = amountsOf([{ ...line(1, 0), quantity: -5_000, unitPrice: 10_000 }]);

    assert.deepEqual([up.totals.net, down.totals.net], [1, -1]);
  });

  it('subtracts what is paid already', () => {
    assert.equal(amountsOf([line(1, 10)], 500).totals.due, 700);
  });

  it('computes amounts beyond the precision of a double without loss', () => {
    const { totals } = amountsOf([{ ...line(1, 0), quantity: 999_999_999, unitPrice: 999_999_999_999 }]);

    assert.equal(totals.net, 9_999_999_989_990);
  });

  for (const [name, bad, message] of [
    ['a fractional quantity', { quantity: 1.5 }, /lines\[1\]\.quantity must be an integer/],
    ['a negative price', { unitPrice: -1 }, /lines\[1\]\.unitPrice must not be negative/],
    ['a price that is not a number', { unitPrice: Number.NaN }, /lines\[1\]\.unitPrice must be an integer/],
    ['a rate in percent of a percent', { vatRate: 200_000 }, /lines\[1\]\.vatRate is in hundredths/],
    ['VAT on an exempt line', { vatCategory: 'E' }, /lines\[1\]\.vatRate must be 0/],
    [
      'a discount on a negative quantity',
      { quantity: -1, discount: 1 },
      /lines\[1\]\.discount must be absent/,
    ],
    ['money beyond counting', { quantity: 9e15, unitPrice: 9e15 }, /too large/],
  ] as const) {
    it(`refuses ${name} and names the field`, () => {
      assert.throws(
        () => amountsOf([line(1, 1), { ...line(1, 1), ...(bad as Partial<PricedLine>) }]),
        message,
      );
    });
  }
});

const anyLine = fc
  .record({
    quantity: fc.integer({ min: -50_000_000, max: 50_000_000 }),
    unitPrice: fc.integer({ min: 0, max: 5_000_000_000 }),
    priceIncludesVat: fc.boolean(),
    discount: fc.integer({ min: 0, max: 100_000 }),
    vat: fc.constantFrom<[PricedLine['vatCategory'], number]>(
      ...[2000, 1000, 850, 550, 210].map((rate): [PricedLine['vatCategory'], number] => ['S', rate]),
      ['AE', 0],
      ['E', 0],
    ),
  })
  .map(({ vat, discount, ...rest }): PricedLine => ({
    ...rest,
    vatCategory: vat[0],
    vatRate: vat[1],
    ...(rest.quantity > 0 ? { discount } : {}),
  }));
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 40 });
const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

describe('for any lines', () => {
  it('the nets sum to the base and the amounts with VAT to the total', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { lines: amounts, vatBreakdown, totals } = amountsOf(lines);

        assert.equal(total(amounts.map((each) => each.netAmount)), totals.net);
        assert.equal(total(amounts.map((each) => each.vatIncludedAmount)), totals.vatIncluded);
        assert.equal(total(vatBreakdown.map((each) => each.vatAmount)), totals.vat);
        assert.equal(totals.net + totals.vat, totals.vatIncluded);
      }),
    );
  });

  it('each base is the sum of the nets of its rate', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { lines: amounts, vatBreakdown } = amountsOf(lines);

        for (const entry of vatBreakdown) {
          const own = amounts.filter(
            (_, i) => lines[i]!.vatRate === entry.rate && lines[i]!.vatCategory === entry.category,
          );
          assert.equal(total(own.map((each) => each.netAmount)), entry.taxableAmount);
        }
      }),
    );
  });

  it('what was agreed with VAT is charged to the cent', () => {
    const allWithVat = anyLines.map((lines) => lines.map((each) => ({ ...each, priceIncludesVat: true })));
    fc.assert(
      fc.property(allWithVat, (lines) => {
        const { lines: amounts, totals } = amountsOf(lines);
        const agreed = lines.map(({ quantity, unitPrice, discount = 0 }) => {
          const product = BigInt(quantity) * BigInt(unitPrice);
          const half = product < 0n ? -50_000_000n : 50_000_000n;
          return Number((product + half) / 100_000_000n) - discount;
        });

        assert.equal(totals.vatIncluded, total(agreed));
        assert.deepEqual(
          amounts.map((each) => each.vatIncludedAmount),
          agreed,
        );
      }),
    );
  });

  it('VAT stays within one cent of the rate on the base (EN 16931 allows less than one unit)', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        for (const entry of amountsOf(lines).vatBreakdown) {
          const exact = BigInt(entry.taxableAmount) * BigInt(entry.rate);
          const off = BigInt(entry.vatAmount) * 10_000n - exact;
          assert.ok(off <= 15_000n && off >= -15_000n, `${entry.vatAmount} on ${entry.taxableAmount}`);
        }
      }),
    );
  });

  it('no line moves more than a cent from its own share', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { lines: amounts } = amountsOf(lines);

        amounts.forEach(({ netAmount, vatIncludedAmount }, i) => {
          const off =
            BigInt(netAmount) * BigInt(10_000 + lines[i]!.vatRate) - BigInt(vatIncludedAmount) * 10_000n;
          assert.ok(off < 20_000n && off > -20_000n);
        });
      }),
    );
  });

  it('every number is a safe integer and the order of the lines is kept', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const amounts = amountsOf(lines);
        const numbers = JSON.stringify(amounts).match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g) ?? [];

        assert.equal(amounts.lines.length, lines.length);
        for (const each of numbers)
          assert.ok(Number.isSafeInteger(Number(each)) && !each.includes('.'), each);
      }),
    );
  });

  it('opposite quantities cancel to nothing', () => {
    const undiscounted = anyLines.map((lines) => lines.map(({ discount: _, ...each }) => each));
    fc.assert(
      fc.property(undiscounted, (lines) => {
        const { totals } = amountsOf([
          ...lines,
          ...lines.map((each) => ({ ...each, quantity: 0 - each.quantity })),
        ]);

        assert.deepEqual([totals.net, totals.vat, totals.vatIncluded], [0, 0, 0]);
      }),
    );
  });
});
