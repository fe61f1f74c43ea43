import { makeZip, predictLength } from 'client-zip';
import type { Rows } from './chunks.ts';
import type { DateOnly } from './units.ts';

/** A file of an archive. */
export interface ZipEntry {
  /** Plain name; what could lead out of the folder is replaced, and a second file of the same name becomes `name (2)`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Shown as the file's date. */
  readonly date: DateOnly;
}

/**
 * A ZIP that streams: each entry leaves as soon as it arrives, and only its name is remembered. Stored, not deflated: PDFs are
 * compressed already. The same entries give the same archive. Names are UTF-8; archives beyond 4 GiB or 65,535 files are ZIP64. Stopping early closes `entries`.
 */
export async function* zip(entries: Rows<ZipEntry>): AsyncGenerator<Uint8Array> {
  const reader = makeZip(inputs(entries)).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // client-zip closes the source by throwing into it, and its cancel rejects with what it threw.
    await reader.cancel().catch(() => undefined);
  }
}

/** The exact bytes of the archive of files of these names and sizes, in this order. */
export function zipSize(
  files: readonly (Pick<ZipEntry, 'name' | 'date'> & { readonly size: number })[],
): number {
  const taken = new Map<string, number>();
  return Number(
    predictLength(
      files.map(({ name, size, date }) => ({
        name: free(plain(name), taken),
        size,
        lastModified: noon(date),
      })),
    ),
  );
}

async function* inputs(
  entries: Rows<ZipEntry>,
): AsyncGenerator<{ name: string; input: Uint8Array; lastModified: Date }> {
  const taken = new Map<string, number>();
  for await (const { name, bytes, date } of entries)
    yield { name: free(plain(name), taken), input: bytes, lastModified: noon(date) };
}

/** ZIP keeps times without a zone and client-zip writes local ones, so the local noon is the same everywhere. */
function noon(date: DateOnly): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, day, 12);
}

/** Without folders, drives, controls or leading dots. */
const plain = (name: string): string =>
  name
    .toWellFormed()
    .replace(/[\p{Cc}/\\:*?"<>|]/gu, '-')
    .replace(/^\.+/, '')
    .trim() || 'document';

function free(name: string, taken: Map<string, number>): string {
  const key = name.toLowerCase();
  const count = (taken.get(key) ?? 0) + 1;
  taken.set(key, count);
  if (count === 1) return name;
  const dot = name.lastIndexOf('.');
  return dot > 0
    ? free(`${name.slice(0, dot)} (${count})${name.slice(dot)}`, taken)
    : free(`${name} (${count})`, taken);
}
