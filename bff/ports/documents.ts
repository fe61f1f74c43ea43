/**
 * Makes the printable original of a document. Called once per document, outside the request path (about 50 ms of one core);
 * the bytes are stored with their hash and never made again.
 */
export interface Documents<Snapshot> {
  /**
   * Renders a frozen snapshot. The same snapshot gives the same bytes, whenever and wherever it is rendered. A snapshot
   * that breaks a legal rule renders all the same, the caller asks before; rejects when a date is none, and on a fault.
   */
  render(snapshot: Snapshot): Promise<RenderedDocument>;
}

/** A file ready to be stored and downloaded. */
export interface RenderedDocument {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** ASCII, safe in a header and on any disk, such as `facture-FA-2026-000123.pdf`. */
  readonly fileName: string;
  readonly mediaType: 'application/pdf';
}
