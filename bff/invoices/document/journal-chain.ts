import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Rows } from './chunks.ts';
import { canonicalJson } from './canonical-json.ts';

/** A journal line as stored: what happened, and the hash that ties it to all lines before. */
export interface ChainedLine<Entry> {
  /** 1, 2, 3… without a hole. */
  readonly sequence: number;
  readonly entry: Entry;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** The end of a journal, all that is needed to add to it. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Where a journal with no line yet stands. */
export const emptyChain: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/** The line that follows `head`: hash = SHA-256 of the hash before, the sequence and the canonical JSON of the entry. */
export function chained<Entry>(head: ChainHead, entry: Entry): ChainedLine<Entry> {
  const sequence = head.sequence + 1;
  const hash = bytesToHex(sha256(utf8ToBytes(`${head.hash}\n${sequence}\n${canonicalJson(entry)}`)));
  return { sequence, entry, hash };
}

/** What is wrong with the first line that does not follow from those before. */
export interface BrokenLine {
  readonly sequence: number;
  /** `gap` a line is missing or out of order, `altered` entry or hash was changed. */
  readonly fault: 'gap' | 'altered';
}

/** A whole chain, and where it stops; a cut-off end shows only against a head kept elsewhere. */
export type ChainReport =
  { readonly intact: true; readonly head: ChainHead } | ({ readonly intact: false } & BrokenLine);

/**
 * Walks the lines in order from `start` (a closed period may be skipped by starting at its head) and names the first broken
 * one. Holds one line at a time.
 */
export async function verifyChain<Entry>(
  lines: Rows<ChainedLine<Entry>>,
  start: ChainHead = emptyChain,
): Promise<ChainReport> {
  let head = start;
  for await (const line of lines) {
    const expected = chained(head, line.entry);
    if (line.sequence !== expected.sequence)
      return { intact: false, sequence: expected.sequence, fault: 'gap' };
    if (line.hash !== expected.hash) return { intact: false, sequence: line.sequence, fault: 'altered' };
    head = { sequence: line.sequence, hash: line.hash };
  }
  return { intact: true, head };
}
