import { assert } from 'chai';

describe('the API beside the element tests', () => {
  it('is the real one: it refuses a stranger with a problem document', async () => {
    const answer = await fetch('/api/services');

    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  });
});
