import type { Call, LiveEvent, Reply } from '../contract/batch.ts';
import type { OperationName } from '../contract/api.ts';
import type { HostedSurface } from './session.ts';

/**
 * What the live stream says: how the customer stands when it opens (the beginning of every `ETag` that still holds), that
 * it was open before, that something changed, that everything may have, or that it is over because access ended.
 */
export type Heard = LiveEvent | { readonly standing: string } | 'joined' | 'missed' | 'ended';

/** A file as it came, with the name to save it under. */
export interface FileDownload {
  readonly blob: Blob;
  readonly fileName: string;
}

/** How calls travel. Three of them: our cookie, the vault, and a server inside the page. */
export interface Transport {
  /** Sends calls in one batch; replies come in their order. Rejects only when the server was not reached. */
  send(calls: readonly Call[]): Promise<readonly Reply[]>;
  /** The reply to a call that was sent before this code was there, once; empty when it has to be sent after all. */
  askedAhead?(call: Call): Promise<Reply | undefined> | undefined;
  /** Fetches the file of an operation that produces one. Rejects with `ProblemError` when it is refused. */
  download(op: OperationName, input: Call['input'], told?: (bytes: number) => void): Promise<FileDownload>;
  /** Fetches the file behind a link where no browser can: the server runs in the page itself. */
  fetchLink?(url: string): Promise<FileDownload>;
  /** Listens to the live stream; returns the end of it. */
  listen(hear: (heard: Heard) => void): () => void;
  /** Opens the sign-in and resolves when it was left, whether somebody signed in or not. */
  signIn(): Promise<void>;
  open(surface: HostedSurface, params: Readonly<Record<string, string>>): void;
  /** Hears that the session began or ended elsewhere (another tab); returns the end of it. */
  onSessionChange?(hear: () => void): () => void;
}
