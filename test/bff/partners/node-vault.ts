import { SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { digest } from '../../../bff/access/digest.ts';
import { platformRandom, secret } from '../../../bff/ports/random.ts';
import { origin, type TestBff } from '../../support/bff.ts';

/** What a proof may say otherwise than it should. */
export interface Twist {
  readonly header?: Partial<JWTHeaderParameters>;
  readonly claims?: JWTPayload;
  /** Signs with another key than the one shown. */
  readonly signWith?: CryptoKey;
}

/** A vault without a browser: a key of its own, and the proofs that it signs. */
export interface NodeVault {
  readonly key: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  readonly privateKey: CryptoKey;
  readonly verifier: string;
  readonly challenge: string;
  readonly proof: (twist?: Twist) => Promise<string>;
  readonly tryRedeem: (
    code: string,
    more?: { proof?: string; verifier?: string; former?: string; agent?: string },
  ) => Promise<Response>;
  /** The secret of the session opened; throws when refused. */
  readonly redeem: (code: string, former?: string, agent?: string) => Promise<string>;
}

export async function newVault(bff: TestBff): Promise<NodeVault> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const key = { kty: 'EC', crv: 'P-256', x, y } as const;
  const verifier = secret(platformRandom);
  const proof: NodeVault['proof'] = ({ header = {}, claims = {}, signWith = pair.privateKey } = {}) =>
    new SignJWT({
      htm: 'POST',
      htu: `${origin}/embed/token`,
      iat: Math.floor(bff.clock.now() / 1000),
      jti: secret(platformRandom),
      ...claims,
    })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: key, ...header })
      .sign(signWith);
  const tryRedeem: NodeVault['tryRedeem'] = async (code, more = {}) =>
    bff.call('/embed/token', {
      method: 'POST',
      headers: {
        dpop: more.proof ?? (await proof()),
        ...(more.agent ? { 'user-agent': more.agent } : {}),
        ...(more.former ? { cookie: `${cookieName.embed}=${more.former}` } : {}),
      },
      body: { code, codeVerifier: more.verifier ?? verifier },
    });
  const redeem: NodeVault['redeem'] = async (code, former, agent) => {
    const answer = await tryRedeem(code, { ...(former ? { former } : {}), ...(agent ? { agent } : {}) });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`${cookieName.embed}=`));
    const value = /=([A-Za-z0-9_-]{43});/.exec(cookie ?? '')?.[1];
    if (!value) throw new Error(`not redeemed: ${await answer.text()}`);
    return value;
  };
  return {
    key,
    privateKey: pair.privateKey,
    verifier,
    challenge: digest(verifier),
    proof,
    tryRedeem,
    redeem,
  };
}
