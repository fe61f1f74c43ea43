import { assert } from 'chai';

describe('the API beside the element tests', () => {
  it('is the real one: it refuses a stranger with a problem document', async () => {
    const answer = await fetch('/api/services');

    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  });

  it('shows a demo account its own services after sign-in', async () => {
    await fetch('/test/sign-in/home', { method: 'POST' });

    const answer = await fetch('/api/services', { headers: { 'o2-client': '1' } });
    const page = (await answer.json()) as { items: unknown[] };

    assert.equal(answer.status, 200);
    assert.isAbove(page.items.length, 0);
  });
});
