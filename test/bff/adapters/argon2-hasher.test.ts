import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hash as argon2 } from '@node-rs/argon2';
import { argon2Hasher } from '../../../bff/adapters/argon2-hasher.ts';
import type { Refusal } from '../../../bff/refusal.ts';

const password = 'canard agrafe nuage 42';
const pepper = Buffer.from('thirty-two bytes of black pepper').toString('base64');

/** Processor time of this process, all its threads included, in microseconds. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user;
}

describe('the hasher of the server', () => {
  it('asks for what OWASP asks: argon2id, 19 MiB, two passes', async () => {
    assert.match(await argon2Hasher().hash(password), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('mixes the pepper in: without it no password opens anything', async () => {
    const hash = await argon2Hasher(pepper).hash(password);

    assert.equal(await argon2Hasher(pepper).verify(hash, password), true);
    assert.equal(await argon2Hasher().verify(hash, password), false);
  });

  it('works as long for nobody as for somebody, and never lets nobody in', async () => {
    const hasher = argon2Hasher();
    const hash = await hasher.hash(password);
    assert.equal(await hasher.verify(undefined, 'nobody'), false);

    const five = (known: string | undefined) => async () => {
      for (let n = 0; n < 5; n++) await hasher.verify(known, 'wrong words here');
    };
    const ratio = (await cpuOf(five(undefined))) / (await cpuOf(five(hash)));

    assert.ok(ratio > 0.6 && ratio < 1.7, `${ratio}`);
  });

  it('lets fifty wait and sends the next away with a time to come back', async () => {
    const hasher = argon2Hasher();

    const ends = await Promise.allSettled(Array.from({ length: 55 }, () => hasher.hash(password)));

    const refused = ends.filter((end) => end.status === 'rejected').map(({ reason }) => reason as Refusal);
    assert.deepEqual(
      refused.map(({ code, facts }) => [code, facts.retryAfter]),
      Array.from({ length: 3 }, () => ['overloaded', 5]),
    );
    assert.equal(await hasher.verify(await hasher.hash(password), password), true);
  });

  it('tells a hash of weaker parameters from one of today', async () => {
    const hasher = argon2Hasher();

    assert.equal(hasher.isOutdated(await hasher.hash(password)), false);
    for (const cost of [
      { memoryCost: 12_288, timeCost: 3 },
      { memoryCost: 19_456, timeCost: 1 },
    ])
      assert.equal(hasher.isOutdated(await argon2(password, { ...cost, parallelism: 1 })), true);
  });
});
