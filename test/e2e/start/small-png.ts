import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const most = 256;

/**
 * The same picture with at most 256 colours, a third of the bytes: the most frequent colours stay exact, the others (edges
 * of letters) take the nearest. Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const palette = paletteOf(pixels);
  const index = new Map<number, number>();
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[y * width + x] ?? 0;
      let at = index.get(colour);
      if (at === undefined) index.set(colour, (at = nearest(palette, colour)));
      rows[y * (width + 1) + 1 + x] = at;
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Of each small cube of colours the most frequent one, those of the fullest cubes first. */
function paletteOf(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const cubes = new Map<number, { colour: number; count: number; sum: number }>();
  for (const [colour, count] of counts) {
    const key = colour & 0xf8f8f8;
    const cube = cubes.get(key) ?? { colour, count: 0, sum: 0 };
    cube.sum += count;
    if (count > cube.count) Object.assign(cube, { colour, count });
    cubes.set(key, cube);
  }
  return [...cubes.values()]
    .toSorted((a, b) => b.sum - a.sum)
    .slice(0, most)
    .map(({ colour }) => colour);
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  for (const [at, it] of palette.entries()) {
    const [r, g, b] = [16, 8, 0].map((shift) => ((it >> shift) & 255) - ((colour >> shift) & 255)) as [
      number,
      number,
      number,
    ];
    const far = r * r + g * g + b * b;
    if (far < least) [best, least] = [at, far];
  }
  return best;
}

function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const size = kind === 6 ? 4 : 3;
  const data = inflateSync(Buffer.concat(parts));
  const line = width * size;
  const pixels = new Uint32Array(width * height);
  let above = new Uint8Array(line);
  for (let y = 0; y < height; y += 1) {
    const from = y * (line + 1);
    const row = new Uint8Array(data.subarray(from + 1, from + 1 + line));
    unfilter(data[from] ?? 0, row, above, size);
    for (let x = 0; x < width; x += 1)
      pixels[y * width + x] =
        ((row[x * size] ?? 0) << 16) | ((row[x * size + 1] ?? 0) << 8) | (row[x * size + 2] ?? 0);
    above = row;
  }
  return { width, height, pixels };
}

/** Undoes one of the five filters of a line (PNG, section 9). */
function unfilter(kind: number, row: Uint8Array, above: Uint8Array, size: number): void {
  for (let x = 0; x < row.length; x += 1) {
    const a = row[x - size] ?? 0;
    const b = above[x] ?? 0;
    const c = above[x - size] ?? 0;
    row[x] = (row[x] ?? 0) + ([0, a, b, (a + b) >> 1, kind === 4 ? paeth(a, b, c) : 0][kind] ?? 0);
  }
}

function paeth(a: number, b: number, c: number): number {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)] as const;
  return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const all = Buffer.alloc(body.length + 8);
  all.writeUInt32BE(data.length, 0);
  body.copy(all, 4);
  all.writeUInt32BE(crc32(body), body.length + 4);
  return all;
}
