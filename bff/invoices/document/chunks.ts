/** Anything that can be walked once, row by row. */
export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** Joins small pieces into chunks of about `size` characters, so that a stream of a million lines is not a million writes. */
export async function* inChunks(pieces: AsyncIterable<string>, size = 16_384): AsyncGenerator<string> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < size) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
