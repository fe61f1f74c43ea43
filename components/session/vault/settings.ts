/** What the server wrote into the vault's document. */
export interface VaultSettings {
  /** The partner's key. */
  readonly partner: string;
  /** The origins that may frame this vault. */
  readonly origins: readonly string[];
  /** The closed table of operations. */
  readonly operations: readonly string[];
  /** The server's clock, milliseconds since 1970: proofs are dated by it, whatever this machine believes. */
  readonly now: number;
}

/** Reads the data block of the document. */
export const readSettings = (): VaultSettings =>
  JSON.parse(document.getElementById('o2')?.textContent ?? '{}') as VaultSettings;
