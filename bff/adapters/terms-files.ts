import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { OwnTerms, OwnText } from '../ports/terms.ts';

/** More is no terms that a customer reads, but a wrong file. */
const mostBytes = 200_000;

/** Where the operator's general terms are. */
export interface TermsFiles {
  readonly fr: string;
  readonly en?: string;
}

/** Reads the operator's general terms: `.md` is Markdown, all else plain text. Throws an error of one line with the remedy. */
export const termsFiles = ({ fr, en }: TermsFiles): OwnTerms => ({
  fr: read('TERMS_FILE', fr),
  ...(en ? { en: read('TERMS_FILE_EN', en) } : {}),
});

function read(name: string, path: string): OwnText {
  const words = decoded(name, path, bytesOf(name, path)).trim();
  if (words === '') throw new Error(`${name} names an empty file: write the general terms into ${path}`);
  return { format: extname(path).toLowerCase() === '.md' ? 'markdown' : 'plain', words };
}

function bytesOf(name: string, path: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code = 'unknown' } = error as { code?: string };
    throw new Error(`${name} cannot be read (${code}): check the path and the rights of ${path}`, {
      cause: error,
    });
  }
  if (bytes.byteLength <= mostBytes) return bytes;
  throw new Error(`${name} may have ${mostBytes} bytes, and ${path} has ${bytes.byteLength}: shorten it`);
}

function decoded(name: string, path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`${name} must be text in UTF-8, and ${path} is not: save it as UTF-8`, { cause });
  }
}
