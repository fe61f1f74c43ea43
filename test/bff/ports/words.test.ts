import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { longDate } from '../../../bff/ports/words.ts';
import { inWords } from '../../../bff/profile/post.ts';

describe('dates in mails', () => {
  it('call the first of a month the first in French, and only that day', () => {
    assert.equal(longDate('2027-01-01', 'fr'), '1er janvier 2027');
    assert.equal(longDate('2027-01-11', 'fr'), '11 janvier 2027');
    assert.equal(longDate('2027-01-01', 'en'), '1 January 2027');
    assert.match(inWords(Date.UTC(2027, 0, 1, 9), 'fr'), /^1er janvier 2027 à 10:00$/);
  });
});
