import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findPans, holdsPan, isLuhn, maskPans } from '../../../bff/http/pan-tripwire.ts';
import { testMeans } from '../../../demo/psp/test-means.ts';

/** Issuers and lengths as cards really have them. */
const kinds = [
  ['4', 16],
  ['4', 13],
  ['4', 19],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['36', 14],
  ['6011', 16],
  ['3528', 16],
  ['62', 17],
  ['6759', 16],
] as const;

const withKey = (body: string): string =>
  '0123456789'
    .split('')
    .map((key) => body + key)
    .find(isLuhn) ?? assert.fail('one of ten keys fits');

const digit = fc.integer({ min: 0, max: 9 });
const pan = fc
  .tuple(fc.constantFrom(...kinds), fc.array(digit, { minLength: 19, maxLength: 19 }))
  .map(([[prefix, length], filling]) => withKey((prefix + filling.join('')).slice(0, length - 1)))
  .filter((number) => number.length !== 14 || !isLuhn(number.slice(0, 9)));

const separator = fc.constantFrom('', '', '', ' ', '-', '\u00a0', '\u202f', ' - ', '\u2013');
const written = fc
  .tuple(pan, fc.array(separator, { minLength: 19, maxLength: 19 }))
  .map(([number, separators]) => ({
    number,
    text: number
      .split('')
      .map((one, at) => (at === 0 ? one : (separators[at] ?? '') + one))
      .join(''),
  }));

const word = fc.constantFrom(
  'ma carte',
  'CB',
  'n°',
  'paid',
  'été',
  'x',
  'SIRET',
  '12,50 €',
  'le 3/4',
  '😀',
  '"',
  ':',
  '\n',
);
const around = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));

describe('the tripwire for card numbers', () => {
  it('finds every card number, however it is grouped and whatever stands around it', () => {
    fc.assert(
      fc.property(written, around, around, ({ number, text }, before, after) => {
        const whole = `${before}: ${text}. ${after}`;
        const found = findPans(whole);

        assert.ok(
          found.some(({ digits }) => digits.includes(number) || number.includes(digits)),
          whole,
        );
        assert.ok(!maskPans(whole).includes(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds an unbroken number whole, letters touching it or not', () => {
    fc.assert(
      fc.property(
        pan,
        fc.constantFrom('', 'carte', 'CB:', '(', 'no_'),
        fc.constantFrom('', 'merci', ')', ';'),
        (number, before, after) => {
          assert.deepEqual(
            findPans(before + number + after).map(({ start, end, digits }) => ({ start, end, digits })),
            [{ start: before.length, end: before.length + number.length, digits: number }],
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('masks to the last four, keeps the length, and leaves nothing to find', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            written.map(({ text }) => text),
            around,
          ),
          { maxLength: 6 },
        ),
        (parts) => {
          const text = parts.join(' | ');
          const masked = maskPans(text);

          assert.equal(masked.length, text.length);
          assert.equal(holdsPan(masked), false, masked);
          assert.equal(maskPans(masked), masked);
          assert.equal(masked.replace(/[*\d]/g, ''), text.replace(/\d/g, ''));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never fires on fewer than 13 digits, nor without a right key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const digits = text.replace(/\D/g, '');
        if (digits.length < 13) assert.equal(holdsPan(text), false);
        for (const found of findPans(text)) assert.ok(isLuhn(found.digits));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(pan, (number) => {
        const wrong = number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10);
        assert.equal(holdsPan(wrong), false);
      }),
    );
  });

  it('leaves SIRETs alone, which carry a Luhn key by law', () => {
    const siret = fc.array(digit, { minLength: 13, maxLength: 13 }).map((body) => {
      const siren = withKey(body.slice(0, 8).join(''));
      return withKey(siren + body.slice(8, 12).join(''));
    });
    fc.assert(
      fc.property(siret, (number) => {
        assert.equal(number.length, 14);
        assert.equal(holdsPan(`SIRET ${number}`), false);
        assert.equal(holdsPan(number.replace(/^(...)(...)(...)/, '$1 $2 $3 ')), false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves ids, hashes, IBANs and times alone', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 32, maxLength: 64 }),
        (uuid, hex) => {
          assert.equal(holdsPan(uuid), false);
          assert.equal(holdsPan(`${hex}a`), false);
          assert.equal(holdsPan(`pay_a${hex}`), false);
        },
      ),
      { numRuns: 1_000 },
    );
    for (const { number, kind } of testMeans.filter(({ kind }) => kind === 'sepa_debit')) {
      assert.equal(holdsPan(`${kind} ${number.replace(/(.{4})/g, '$1 ')}`), false, number);
    }
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (date) => {
          assert.equal(
            holdsPan(`${date.getTime()}, ${date.toISOString()}, ${date.toISOString().replace(/\D/g, '')}`),
            false,
          );
        },
      ),
    );
    assert.equal(holdsPan('FA-2026-000123, 06 12 34 56 78, 4242 4242 4242 4243'), false);
  });

  it('finds all test cards of the sandbox, which are like real ones', () => {
    for (const { number } of testMeans.filter(({ kind }) => kind === 'card'))
      assert.equal(holdsPan(number), true, number);
  });

  it('stays quick on long hostile texts', () => {
    const hostile = [
      '4'.repeat(200_000),
      '4 '.repeat(100_000),
      'a_'.repeat(100_000),
      'FR14 '.repeat(40_000),
      'ab'.repeat(100_000),
    ];

    for (const text of hostile) assert.equal(maskPans(text).length, text.length);
  });
});
