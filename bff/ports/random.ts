/** Randomness as a port: tests may repeat it. */
export interface Random {
  /** `count` unpredictable bytes. */
  bytes(count: number): Uint8Array;
}

/** Unpredictable bytes of the platform (Web Crypto). */
export const platformRandom: Random = { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) };

/** 256 unpredictable bits in base64url: 43 characters. */
export const secret = (random: Random): string => base64url(random.bytes(32));

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A public id such as `svc_k3v0…`: the prefix and 16 letters or digits (82 bits). */
export function newId(random: Random, prefix: string): string {
  let id = `${prefix}_`;
  for (const byte of random.bytes(16)) id += letters[byte % 36];
  return id;
}

/** Base64url without padding (RFC 4648 §5). */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
