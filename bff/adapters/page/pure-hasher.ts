import { argon2id } from '@noble/hashes/argon2.js';
import type { PasswordHasher } from '../../ports/password-hasher.ts';

// A twentieth of what a server asks (OWASP): what it protects is invented, and dies with the page.
const cost = { m: 1024, t: 1, p: 1 } as const;
const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const encode = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
const decode = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const normal = (password: string): string => password.normalize('NFKC');

/** argon2id in plain JavaScript, with the hashes of the server's own (PHC strings), for a page that holds the server. */
export const pureHasher: PasswordHasher = {
  hash: (password) => {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const sum = argon2id(normal(password), salt, { ...cost, dkLen: 32 });
    return Promise.resolve(
      `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${encode(salt)}$${encode(sum)}`,
    );
  },
  verify: (hash, password) => Promise.resolve(hash !== undefined && matches(hash, password)),
  isOutdated: () => false,
};

function matches(hash: string, password: string): boolean {
  const [, m, t, p, salt = '', sum = ''] = shape.exec(hash) ?? [];
  if (!sum) return false;
  const known = decode(sum);
  const made = argon2id(normal(password), decode(salt), {
    m: Number(m),
    t: Number(t),
    p: Number(p),
    dkLen: known.length,
  });
  return known.every((byte, i) => byte === made[i]);
}
