import type { Call, Reply } from '../../contract/batch.ts';
import type { Heard } from '../transport.ts';

/** The version of what is said below; it rises with a change that an older page would not understand. */
export const protocol = 1;

/** Calls on their way at once through one vault. */
export const flightMost = 8;

/** The page opens the conversation, once, and gives a port for everything that follows. */
export interface Hello {
  readonly o2: typeof protocol;
  readonly t: 'hello';
}

/** What a page says on the port. */
export type FromPage =
  | { readonly t: 'send' | 'download'; readonly id: number; readonly calls: readonly Call[] }
  | { readonly t: 'listen' | 'unlisten' };

/** What the vault says on the port: data that the page may show anyway, never anything of the session itself. */
export type FromVault =
  | { readonly t: 'ready' }
  | { readonly t: 'replies'; readonly id: number; readonly replies: readonly Reply[] }
  /** The answer to a download of one call: a file, or a problem document. */
  | {
      readonly t: 'file';
      readonly id: number;
      readonly status: number;
      readonly disposition: string;
      readonly blob: Blob;
    }
  /** The server was not reached. */
  | { readonly t: 'lost'; readonly id: number }
  | { readonly t: 'heard'; readonly heard: Heard }
  /** Somebody signed in or out, or acts for another account. */
  | { readonly t: 'session' };

/** A public P-256 key (RFC 7517), without private members. */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** What our sign-in window says to the vault; both are of our own origin, and nobody else hears it. */
export type FromWindow =
  | { readonly t: 'who'; readonly nonce: string }
  | { readonly t: 'code'; readonly nonce: string; readonly code: string };

/** What the vault answers to our sign-in window. `origin` is the page's as the browser told it to the vault. */
export type ToWindow =
  | {
      readonly t: 'key';
      readonly nonce: string;
      readonly key: PublicKey;
      readonly codeChallenge: string;
      readonly partner: string;
      readonly origin: string;
    }
  | {
      readonly t: 'done';
      readonly nonce: string;
      readonly outcome: 'signed-in' | 'refused' | 'storage-refused' | 'offline';
    };
