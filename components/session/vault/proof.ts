import { base64url, random, utf8 } from './bytes.ts';
import type { VaultKey } from './key.ts';

/** A DPoP proof (RFC 9449 §4.2): this key asks this address by this method now. `now` in milliseconds. */
export async function proofOf(key: VaultKey, method: string, url: string, now: number): Promise<string> {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.shown };
  const claims = { htm: method, htu: url, iat: Math.floor(now / 1000), jti: random() };
  const text = `${part(header)}.${part(claims)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.sign, utf8(text));
  return `${text}.${base64url(signature)}`;
}

const part = (value: object): string => base64url(utf8(JSON.stringify(value)));
