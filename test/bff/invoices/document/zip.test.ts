import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import { zip, type ZipEntry } from '../../../../bff/invoices/document/zip.ts';
import { collected } from './collected.ts';

const entry = (name: string, text = name): ZipEntry => ({
  name,
  bytes: new TextEncoder().encode(text),
  date: '2026-11-23',
});
const whole = async (entries: Iterable<ZipEntry>): Promise<Buffer> =>
  Buffer.concat(await collected(zip(entries)));

/** Reads an archive by its central directory, checks each CRC, and gives names and contents. */
function unzipped(archive: Buffer): [name: string, text: string][] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = archive.readUInt16LE(end + 10);
  const files: [string, string][] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    assert.equal(archive.readUInt32LE(at), 0x02014b50);
    assert.equal(archive.readUInt16LE(at + 10), 0, 'stored');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + archive.readUInt32LE(at + 24));
    assert.equal(crc32(bytes), archive.readUInt32LE(at + 16));
    files.push([name, bytes.toString()]);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

describe('the ZIP of a selection', () => {
  it('holds each file under its name', async () => {
    assert.deepEqual(
      unzipped(await whole([entry('facture-FA-2026-000123.pdf', 'a'), entry('été — œ.pdf', 'b')])),
      [
        ['facture-FA-2026-000123.pdf', 'a'],
        ['été — œ.pdf', 'b'],
      ],
    );
  });

  it('keeps two files of one name apart, whatever their case', async () => {
    const names = unzipped(
      await whole(['a.pdf', 'A.pdf', 'a.pdf', 'a (2).pdf', 'b', 'b'].map((name) => entry(name))),
    ).map(([name]) => name);

    assert.equal(new Set(names.map((name) => name.toLowerCase())).size, 6);
    assert.deepEqual(names.slice(0, 2), ['a.pdf', 'A (2).pdf']);
  });

  it('lets no name lead out of the folder', async () => {
    const names = unzipped(
      await whole(['../../etc/passwd', 'C:\\x', '..', '/abs', 'a\0b'].map((name) => entry(name))),
    ).map(([name]) => name);

    for (const name of names) assert.doesNotMatch(name, /^\.|[/\\:\0]/);
  });

  it('is empty but valid when nothing is chosen', async () => {
    assert.deepEqual(unzipped(await whole([])), []);
  });

  it('gives the same archive for the same entries, in any time zone', async () => {
    const zones = ['Europe/Paris', 'America/Noronha', 'Pacific/Auckland'];
    const archives: Buffer[] = [];
    for (const zone of zones) {
      process.env['TZ'] = zone;
      archives.push(await whole([entry('a'), entry('b')]));
    }

    assert.deepEqual(archives[1], archives[0]);
    assert.deepEqual(archives[2], archives[0]);
  });

  it('sends the first file before it asks for all', async () => {
    let asked = 0;
    const entries = (function* (): Generator<ZipEntry> {
      for (; asked < 1_000; asked++) yield entry(`f${asked}.pdf`);
    })();
    const archive = zip(entries);
    await archive.next();

    assert.ok(asked < 10, `${asked} files asked for`);
    await archive.return(undefined);
  });

  it('closes the source when the reader goes away', async () => {
    let closed = false;
    const entries = (async function* (): AsyncGenerator<ZipEntry> {
      try {
        for (let i = 0; ; i++) yield entry(`f${i}.pdf`);
      } finally {
        closed = true;
      }
    })();
    const archive = zip(entries);
    for (let i = 0; i < 5; i++) await archive.next();
    await archive.return(undefined);

    assert.equal(closed, true);
  });

  it('passes on the fault of its source', async () => {
    const entries = (async function* (): AsyncGenerator<ZipEntry> {
      yield entry('a');
      throw new Error('the store is gone');
    })();

    await assert.rejects(collected(zip(entries)), /the store is gone/);
  });
});
