import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Deps } from '../deps.ts';
import { base64url } from '../ports/random.ts';
import type { SessionSeal } from '../ports/session-seal.ts';
import { findKey } from './storage.ts';

/** Characters of a secret: 192 unpredictable bits, then 64 bits that only this database's servers can write. */
const own = 32;
const sealed = 11;

/** The seal of this database, the same in all its processes. */
export async function sessionSeal(db: Deps['db']): Promise<SessionSeal> {
  const keyed = hmac.create(sha256, utf8ToBytes(await findKey(db, 'session')));
  const sealOf = (text: string): string =>
    base64url(keyed.clone().update(utf8ToBytes(text)).digest().subarray(0, 8));
  return {
    make: (random) => {
      const text = base64url(random.bytes(24));
      return text + sealOf(text);
    },
    holds: (secret) => secret.length === own + sealed && secret.slice(own) === sealOf(secret.slice(0, own)),
  };
}
