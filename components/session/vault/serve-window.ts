import { vaultKey } from './key.ts';
import type { FromWindow, ToWindow } from './protocol.ts';
import { makeChallenge, redeem } from './server.ts';

interface Sitting {
  readonly nonce: string;
  readonly window: Window;
  readonly codeVerifier: string;
}

/** What the vault knows when a sign-in window asks. */
export interface Keeper {
  readonly partner: string;
  /** The page's origin as the browser told it; undefined until the page has said hello. */
  readonly origin: () => string | undefined;
  /** The server's time, milliseconds since 1970. */
  readonly now: () => number;
  /** Somebody signed in. */
  readonly signedIn: () => void;
}

/**
 * Speaks with our own sign-in window, and with nobody else: tells it the public key, and redeems the code that it
 * brings for the nonce it asked with. Each code is for one sitting; a second one begins anew.
 */
export function serveWindow({ partner, origin, now, signedIn }: Keeper): void {
  let sitting: Sitting | undefined;
  let asked = '';

  const tell = async (window: Window, nonce: string): Promise<void> => {
    const from = origin();
    if (from === undefined) return;
    asked = nonce;
    const [key, { codeVerifier, codeChallenge }] = await Promise.all([vaultKey(partner), makeChallenge()]);
    if (asked !== nonce) return;
    sitting = { nonce, window, codeVerifier };
    answer(window, { t: 'key', nonce, key: key.shown, codeChallenge, partner, origin: from });
  };

  const take = async ({ nonce, window, codeVerifier }: Sitting, code: string): Promise<void> => {
    sitting = undefined;
    const outcome = await redeem(partner, { code, codeVerifier }, now());
    if (outcome === 'signed-in') signedIn();
    answer(window, { t: 'done', nonce, outcome });
  };

  addEventListener('message', ({ origin: sender, source, data }: MessageEvent<FromWindow>) => {
    if (sender !== location.origin || !isWindowOfItsOwn(source) || typeof data?.nonce !== 'string') return;
    if (data.t === 'who') void tell(source, data.nonce);
    if (
      data.t === 'code' &&
      sitting?.nonce === data.nonce &&
      sitting.window === source &&
      typeof data.code === 'string'
    )
      void take(sitting, data.code);
  });
}

/** Only a top-level window shows its address to the customer. */
const isWindowOfItsOwn = (source: MessageEventSource | null): source is Window =>
  source !== null && 'top' in source && source.top === source;

const answer = (window: Window, message: ToWindow): void => window.postMessage(message, location.origin);
