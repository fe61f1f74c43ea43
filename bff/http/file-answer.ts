import type { Operation } from '../../components/contract/operation.ts';

/** What a handler of a `produces` operation answers: bytes as they are, or a stream that never stands in memory as a whole. */
export interface FileAnswer {
  readonly body: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  /** What the browser saves it as. */
  readonly fileName: string;
  /** `text/csv; charset=utf-8`…; that of the operation when absent. */
  readonly mediaType?: string;
  /** Strong validator of bytes that never change; such a file also answers range requests. */
  readonly etag?: string;
  /** Exact bytes of a stream, so that a reader sees when it was cut off. */
  readonly size?: number;
}

/** Answers a file: as a download, never shown inside our origin (RFC 6266), whole or the range asked (RFC 9110 §14). */
export function fileResponse(
  operation: Pick<Operation, 'produces'>,
  file: FileAnswer,
  request: Request,
  headers: Headers,
): Response {
  headers.set('content-type', file.mediaType ?? operation.produces ?? 'application/octet-stream');
  headers.set('content-disposition', disposition(file.fileName));
  headers.set('content-security-policy', "sandbox; default-src 'none'");
  headers.set('referrer-policy', 'no-referrer');
  if (typeof file.body === 'string') return new Response(file.body, { headers });
  if (!(file.body instanceof Uint8Array)) {
    if (file.size !== undefined) headers.set('content-length', String(file.size));
    return new Response(streamOf(file.body), { headers });
  }
  return file.etag
    ? fixedFile(file.body, file.etag, request, headers)
    : new Response(file.body as BodyInit, { headers });
}

/** The name twice: in ASCII for old clients, in UTF-8 for the rest (RFC 6266 §5). */
const disposition = (name: string): string =>
  `attachment; filename="${name.normalize('NFD').replace(/[^\x20-\x7e]|["\\/]/g, '')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

function fixedFile(bytes: Uint8Array, etag: string, request: Request, headers: Headers): Response {
  headers.set('etag', etag);
  headers.set('accept-ranges', 'bytes');
  headers.set('cache-control', 'private, no-cache');
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const range = rangeOf(request, bytes.byteLength, etag);
  if (range === undefined) return new Response(bytes as BodyInit, { headers });
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${bytes.byteLength}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes.byteLength}`);
  return new Response(bytes.subarray(range.start, range.end + 1) as BodyInit, { status: 206, headers });
}

function rangeOf(
  request: Request,
  size: number,
  etag: string,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  const condition = request.headers.get('if-range');
  if (!asked || (condition !== null && condition !== etag) || (asked[1] === '' && asked[2] === ''))
    return undefined;
  const start = asked[1] === '' ? Math.max(0, size - Number(asked[2])) : Number(asked[1]);
  const end = asked[1] === '' || asked[2] === '' ? size - 1 : Math.min(size - 1, Number(asked[2]));
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

/** A stream that asks for more only when the reader wants more, and ends the work when he leaves. */
function streamOf(chunks: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
    cancel: async () => void (await iterator.return?.()),
  });
}
