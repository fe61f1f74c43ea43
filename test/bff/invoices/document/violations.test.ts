import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeDocument } from '../../../../bff/invoices/document/compose.ts';
import { rules, violations } from '../../../../bff/invoices/document/violations.ts';
import { faults, spoiled } from './faults.ts';
import { samples } from './samples.ts';

describe('the rules of a legal document', () => {
  for (const [name, draft] of Object.entries(samples)) {
    it(`find nothing to say about ${name}`, () => {
      assert.deepEqual(violations(composeDocument(draft)), []);
    });
  }

  for (const [rule, field, sound, fault] of faults) {
    it(`${rule} names ${field}`, () => {
      const faulty = spoiled(sound, fault);

      const found = violations(faulty).filter(
        (violation) => violation.rule === rule && violation.field === field,
      );
      assert.ok(found.length > 0, JSON.stringify(violations(faulty)));
      assert.match(found[0]!.message, /^[A-Z].*\.$/);
    });
  }

  it('are each broken by one of these faults', () => {
    const broken = new Set(faults.map(([rule]) => rule));
    assert.deepEqual(
      [...new Set(rules.map((rule) => rule.id))].filter((id) => !broken.has(id)),
      [],
    );
  });

  it('do not want a SIREN from a consumer nor a directory address from abroad', () => {
    for (const name of ['consumerInvoice', 'reverseCharge', 'outsideScope'])
      assert.deepEqual(violations(composeDocument(samples[name]!)), []);
  });
});
