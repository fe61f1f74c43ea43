import { Refusal } from '../refusal.ts';

/** The greatest JSON body, in bytes. */
export const bodyMost = 64 * 1024;

/** Reads a JSON object of bounded size. Refuses with `body-too-large` or `malformed-body`. */
export async function readJson(request: Request, most = bodyMost): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, most);
  return bytes.byteLength === 0 ? {} : objectIn(bytes);
}

/** Reads a body of bounded size as it came. Refuses with `body-too-large`, before the rest of it has come. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > most) throw tooLarge(most);
  const bytes =
    length === null ? await readAtMost(request, most) : new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > most) throw tooLarge(most);
  return bytes;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function objectIn(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new Refusal('malformed-body', { detail: 'Send one JSON object in UTF-8.', cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('malformed-body', { detail: 'Send one JSON object.' });
  return value as Record<string, unknown>;
}

/** Without a length the body may be endless: reading stops at the limit. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge(most);
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

const tooLarge = (most: number): Refusal =>
  new Refusal('body-too-large', { detail: `Send at most ${most} bytes.` });
