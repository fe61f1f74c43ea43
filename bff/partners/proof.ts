import { EmbeddedJWK, jwtVerify, type JWK } from 'jose';
import type { Deps } from '../deps.ts';
import { thumbprint, type VaultJwk } from './keys.ts';

/** How old a proof may be, in seconds, and how far its clock may be ahead. */
export const proofSeconds = 60;
const aheadSeconds = 10;

/** A proof of possession that holds: whose key, and its number. */
export interface Proof {
  readonly jkt: string;
  readonly jti: string;
}

/**
 * Verifies a DPoP proof (RFC 9449 §4.3) for one request: ES256 by the key it carries, for this method and address, not
 * older than a minute. Whether its number is new is the caller's to judge. Undefined when anything is wrong.
 */
export async function verifyProof(
  deps: Deps,
  jwt: string,
  request: { readonly method: string; readonly url: string },
): Promise<Proof | undefined> {
  if (jwt.length > 2048) return undefined;
  try {
    const { payload, protectedHeader } = await jwtVerify(jwt, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      maxTokenAge: proofSeconds,
      clockTolerance: aheadSeconds,
      requiredClaims: ['jti', 'htm', 'htu', 'iat'],
      currentDate: new Date(deps.clock.now()),
    });
    if (payload['htm'] !== request.method || payload['htu'] !== request.url) return undefined;
    if (typeof payload.jti !== 'string' || !/^[A-Za-z0-9_-]{16,128}$/.test(payload.jti)) return undefined;
    return { jkt: thumbprint(vaultKeyOf(protectedHeader.jwk)), jti: payload.jti };
  } catch {
    return undefined;
  }
}

function vaultKeyOf(jwk: JWK | undefined): VaultJwk {
  if (jwk?.kty !== 'EC' || jwk.crv !== 'P-256' || !jwk.x || !jwk.y) throw new Error('not a P-256 key');
  return { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y };
}
