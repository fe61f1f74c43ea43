import { random } from '../session/vault/bytes.ts';
import type { FromWindow, PublicKey, ToWindow } from '../session/vault/protocol.ts';

/** The vault of the page that opened this window. */
export interface OpenerVault {
  readonly partner: string;
  /** The page's origin, as the vault saw it. */
  readonly origin: string;
  readonly key: PublicKey;
  readonly codeChallenge: string;
  /** Names this sitting. */
  readonly nonce: string;
  /** Says something to the vault and waits for what answers it. */
  say<T>(
    message: FromWindow,
    waitMs: number,
    read: (answer: ToWindow) => T | undefined,
  ): Promise<T | undefined>;
}

/** Why there is no vault to speak with: nobody opened this window (or the link was cut), or his page has none. */
export type NoVault = 'no-opener' | 'no-vault';

const againMs = 400;
const meetMs = 8000;

/**
 * Meets the vault among the frames of the opener. It is of our own origin, so both sides say so of each message and the
 * page between them hears nothing; nothing is taken from the address of this window.
 */
export async function meetVault(): Promise<OpenerVault | NoVault> {
  const opener = window.opener as Window | null;
  if (!opener) return 'no-opener';
  const end = Date.now() + meetMs;
  while (Date.now() < end) {
    const vault = vaultOf(opener);
    const met = vault && (await ask(vault));
    if (vault && met) return { ...met, say: (...it) => say(vault, ...it) };
    if (!vault) await new Promise((later) => setTimeout(later, againMs));
  }
  return 'no-vault';
}

/** The frame named `o2-vault` of a window that may be of another site. */
function vaultOf(opener: Window): Window | undefined {
  try {
    return (opener.frames as unknown as Record<string, Window | undefined>)['o2-vault'];
  } catch {
    return undefined;
  }
}

type Met = Extract<ToWindow, { t: 'key' }>;

const ask = (vault: Window): Promise<Met | undefined> => {
  const nonce = random();
  return say(vault, { t: 'who', nonce }, againMs, (it) =>
    it.t === 'key' && it.nonce === nonce ? it : undefined,
  );
};

function say<T>(
  vault: Window,
  message: FromWindow,
  waitMs: number,
  read: (answer: ToWindow) => T | undefined,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const hear = ({ source, origin, data }: MessageEvent<ToWindow>): void => {
      const answer = source === vault && origin === location.origin ? read(data) : undefined;
      if (answer !== undefined) done(answer);
    };
    const late = setTimeout(() => done(undefined), waitMs);
    const done = (answer: T | undefined): void => {
      clearTimeout(late);
      removeEventListener('message', hear);
      resolve(answer);
    };
    addEventListener('message', hear);
    vault.postMessage(message, location.origin);
  });
}
