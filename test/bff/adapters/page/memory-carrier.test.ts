import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryCarrier } from '../../../../bff/adapters/page/memory-carrier.ts';

const request = new Request('http://space.localhost/');

describe('the carrier of a page', () => {
  it('gives back the secret of each kind until it is taken', () => {
    const carrier = memoryCarrier();

    carrier.give(new Headers(), 'portal', 'one');
    carrier.give(new Headers(), 'embed', 'two');
    carrier.take(new Headers(), 'portal');

    assert.equal(carrier.read(request, 'portal'), undefined);
    assert.equal(carrier.read(request, 'embed'), 'two');
  });

  it('keeps the secrets of one visitor from another', () => {
    const [one, other] = [memoryCarrier(), memoryCarrier()];

    one.give(new Headers(), 'portal', 'secret');

    assert.equal(other.read(request, 'portal'), undefined);
  });
});
