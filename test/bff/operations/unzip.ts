import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';

/** A file of an archive, checked. */
export interface Unzipped {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reads an archive of stored files by its central directory and checks each CRC. */
export function unzipped(archive: Buffer): Unzipped[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  assert.ok(end >= 0, 'no end of archive');
  const count = archive.readUInt16LE(end + 10);
  const files: Unzipped[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    assert.equal(archive.readUInt32LE(at), 0x02014b50);
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + archive.readUInt32LE(at + 24));
    assert.equal(crc32(bytes), archive.readUInt32LE(at + 16), `${name} is damaged`);
    files.push({ name, bytes });
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
