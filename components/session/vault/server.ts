import type { Call, Reply } from '../../contract/batch.ts';
import { repliesOf } from '../batch-answer.ts';
import { base64url, random, utf8 } from './bytes.ts';
import { vaultKey } from './key.ts';
import { proofOf } from './proof.ts';
import type { FromVault, ToWindow } from './protocol.ts';

type Outcome = Extract<ToWindow, { t: 'done' }>['outcome'];

const headers = { 'content-type': 'application/json', 'o2-client': '1' } as const;

/** Sends calls in one batch, as this partner's vault. Rejects when the server was not reached. */
export async function sendBatch(partner: string, calls: readonly Call[]): Promise<readonly Reply[]> {
  const body = JSON.stringify({ calls });
  const response = await fetch('/embed/batch', {
    method: 'POST',
    headers: { ...headers, 'o2-partner': partner },
    body,
  });
  return repliesOf(response, calls.length);
}

/** Fetches the file that one call produces. Rejects when the server was not reached. */
export async function fetchFile(
  partner: string,
  { op, input }: Call,
): Promise<Omit<Extract<FromVault, { t: 'file' }>, 'id'>> {
  const body = JSON.stringify({ op, input });
  const response = await fetch('/embed/download', {
    method: 'POST',
    headers: { ...headers, 'o2-partner': partner },
    body,
  });
  const disposition = response.headers.get('content-disposition') ?? '';
  return { t: 'file', status: response.status, disposition, blob: await response.blob() };
}

/** A secret and its S256 challenge (RFC 7636). */
export async function makeChallenge(): Promise<{
  readonly codeVerifier: string;
  readonly codeChallenge: string;
}> {
  const codeVerifier = random();
  const codeChallenge = base64url(await crypto.subtle.digest('SHA-256', utf8(codeVerifier)));
  return { codeVerifier, codeChallenge };
}

/** Redeems a code for the session cookie, then looks whether the browser kept it. */
export async function redeem(
  partner: string,
  sent: { readonly code: string; readonly codeVerifier: string },
  now: number,
): Promise<Outcome> {
  try {
    const url = `${location.origin}/embed/token`;
    const dpop = await proofOf(await vaultKey(partner), 'POST', url, now);
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, dpop },
      body: JSON.stringify(sent),
    });
    if (!response.ok) return response.status >= 500 ? 'offline' : 'refused';
    const [reply] = await sendBatch(partner, [{ op: 'getSession', input: {} }]);
    return (reply?.output as { signedIn?: boolean } | undefined)?.signedIn ? 'signed-in' : 'storage-refused';
  } catch {
    return 'offline';
  }
}
