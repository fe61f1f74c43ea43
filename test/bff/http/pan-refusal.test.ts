import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { refusePans } from '../../../bff/http/pan-refusal.ts';
import { newId, platformRandom, secret } from '../../../bff/ports/random.ts';
import { Refusal } from '../../../bff/refusal.ts';
import { testMeans } from '../../../demo/psp/test-means.ts';
import { testBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';
import { problemOf } from '../../support/visitor.ts';
import { addService } from '../invoices/desk.ts';

const pans = testMeans.filter(({ kind }) => kind === 'card').map(({ number }) => number);
const pointersOf = (input: unknown): string[] => {
  try {
    refusePans(input);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (error.facts.errors ?? []).map(({ pointer }) => pointer);
  }
};

describe('a card number in an input', () => {
  it('is refused at its field, at any depth, whatever stands around it', () => {
    const path = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 4 });
    const grouped = fc.tuple(fc.constantFrom(...pans), fc.constantFrom('', ' ', '-', '\u00a0'));
    const around = fc.constantFrom('', 'ma carte ', 'le numéro est : ', 'CB');
    fc.assert(
      fc.property(path, grouped, around, (keys, [number, by], before) => {
        const text = `${before}${number.replace(/(.{4})(?=.)/g, `$1${by}`)}, merci`;
        const input = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), text);

        assert.deepEqual(pointersOf({ other: 'words', ...(input as object) }), [`/${keys.join('/')}`]);
      }),
    );
  });

  it('is not what we number and name ourselves', () => {
    const own = fc.oneof(
      fc.constantFrom('pay', 'svc', 'inv', 'sch', 'set').map((prefix) => newId(platformRandom, prefix)),
      fc.constant(null).map(() => secret(platformRandom)),
      fc.tuple(fc.integer({ min: 2024, max: 2040 }), fc.nat(999_999)).map(([year, number]) => `FA-${year}-${String(number).padStart(6, '0')}`), // prettier-ignore
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }).map((at) => at.toISOString()), // prettier-ignore
      fc.integer({ min: 1, max: 99_999_999_999 }).map(String),
      fc.constantFrom('06 12 34 56 78', '+33 6 12 34 56 78', '3 rue des Fées, 63000 Clermont-Ferrand'),
      fc.uuid(),
    );
    fc.assert(
      fc.property(fc.array(own, { maxLength: 20 }), (texts) => assert.deepEqual(pointersOf({ texts }), [])),
      { numRuns: 300 },
    );
  });

  it('stops a label before it is stored, and says where a card is entered', async (t) => {
    const bff = await testBff();
    t.after(() => bff.close());
    await addCamille(bff);
    await addService(bff, 'svc_a');
    const session = await bff.signInAs('per_camille', 'cus_a');
    const label = 'Carte 4242 4242 4242 4242';

    const answer = await bff.call('/api/services/svc_a/label', {
      method: 'PATCH',
      session,
      body: { label },
      headers: { 'if-match': '"1"' },
    });
    const text = await answer.clone().text();
    const problem = await problemOf(answer);

    assert.equal(answer.status, 422);
    assert.equal(problem.code, 'card-number-refused');
    assert.equal(problem.errors?.[0]?.pointer, '/label');
    assert.doesNotMatch(text, /4242/);
    const rows = await bff.deps.db.selectFrom('service').select('label').execute();
    assert.deepEqual(rows, [{ label: '' }]);
  });
});
