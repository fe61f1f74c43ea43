import type { PublicKey } from './protocol.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The vault's key pair. The private half cannot be read, not even here. */
export interface VaultKey {
  readonly sign: CryptoKey;
  readonly shown: PublicKey;
}

let held: Promise<VaultKey> | undefined;

/**
 * The key of this browser at this partner: made on first need, kept in IndexedDB, which browsers partition by the
 * partner's site. Where storage is refused it lasts as long as this document.
 */
export const vaultKey = (partner: string): Promise<VaultKey> => (held ??= load(partner));

async function load(partner: string): Promise<VaultKey> {
  const fresh = await crypto.subtle.generateKey(algorithm, false, ['sign']);
  const pair = await keep(partner, fresh).catch(() => fresh);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { sign: pair.privateKey, shown: { kty: 'EC', crv: 'P-256', x, y } };
}

/** Keeps the pair unless another tab was quicker; answers the one that counts. */
async function keep(partner: string, fresh: CryptoKeyPair): Promise<CryptoKeyPair> {
  const opening = indexedDB.open('o2-vault', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
  const store = (await answerOf(opening)).transaction('keys', 'readwrite').objectStore('keys');
  const known = (await answerOf(store.get(partner))) as CryptoKeyPair | undefined;
  if (!known) await answerOf(store.add(fresh, partner));
  return known ?? fresh;
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage refused'));
    if ('onblocked' in request) request.onblocked = () => reject(new Error('storage blocked'));
  });
