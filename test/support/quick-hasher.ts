import { createHash } from 'node:crypto';
import type { PasswordHasher } from '../../bff/ports/password-hasher.ts';

/** A hasher that costs nothing, for tests that try passwords by the hundred; `verified` counts the work asked for. */
export function quickHasher(): PasswordHasher & { verified: number } {
  const hash = (password: string): string =>
    createHash('sha256').update(password.normalize('NFKC')).digest('hex');
  return {
    verified: 0,
    hash: (password) => Promise.resolve(hash(password)),
    async verify(known, password) {
      this.verified++;
      return Promise.resolve(known === hash(password));
    },
    isOutdated: () => false,
  };
}
