import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { argon2Hasher } from '../../../../bff/adapters/argon2-hasher.ts';
import { pureHasher } from '../../../../bff/adapters/page/pure-hasher.ts';

const password = 'crème brûlée à la cassonade';

describe('the hasher of a page', () => {
  it('knows the password of its own hash and no other', async () => {
    const hash = await pureHasher.hash(password);

    assert.equal(await pureHasher.verify(hash, password), true);
    assert.equal(await pureHasher.verify(hash, `${password} `), false);
    assert.notEqual(await pureHasher.hash(password), hash);
  });

  it('reads the hashes of the server, and the server reads its own', async () => {
    const server = argon2Hasher();

    assert.equal(await pureHasher.verify(await server.hash(password), password), true);
    assert.equal(await server.verify(await pureHasher.hash(password), password), true);
  });

  it('takes a composed and a decomposed accent for the same letter', async () => {
    const hash = await pureHasher.hash(password.normalize('NFC'));

    assert.equal(await pureHasher.verify(hash, password.normalize('NFD')), true);
  });

  it('answers false for nobody and for what is no hash', async () => {
    assert.equal(await pureHasher.verify(undefined, password), false);
    assert.equal(await pureHasher.verify('$argon2id$v=19$m=1024,t=1,p=1$c2FsdA', password), false);
  });
});
