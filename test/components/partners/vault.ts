import type { Outcome } from '../../../components/partners/after-consent.ts';
import type { OpenerVault } from '../../../components/partners/opener-vault.ts';

/** The vault of a partner's page as its window meets it; keeps the codes that it is given. */
export interface TestVault extends OpenerVault {
  readonly codes: string[];
  outcome: Outcome;
}

/** A vault with a key of its own, of the demo's agency. */
export async function newVault(
  partner = 'pk_test_agence',
  origin = 'http://partner-a.localhost:8788',
): Promise<TestVault> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const vault: TestVault = {
    partner,
    origin,
    key: { kty: 'EC', crv: 'P-256', x, y },
    codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    codes: [],
    outcome: 'signed-in',
    nonce: 'a sitting',
    say: (message, _, read) => {
      if (message.t === 'code') vault.codes.push(message.code);
      return Promise.resolve(read({ t: 'done', nonce: message.nonce, outcome: vault.outcome }));
    },
  };
  return vault;
}
