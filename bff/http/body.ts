import { Refusal } from '../refusal.ts';

/** The greatest JSON body, in bytes. */
export const bodyMost = 64 * 1024;

/** Reads a JSON object of bounded size. Refuses with `body-too-large` or `malformed-body`. */
export async function readJson(request: Request, most = bodyMost): Promise<Record<string, unknown>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const text = await readText(request, most);
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Refusal('malformed-body', { detail: 'Send one JSON object in UTF-8.', cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('malformed-body', { detail: 'Send one JSON object.' });
  return value as Record<string, unknown>;
}

async function readText(request: Request, most: number): Promise<string> {
  if (request.headers.has('content-length')) return request.text();
  // Without a length the body may be endless: stop at the limit.
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge(most);
    }
    chunks.push(value);
  }
  return new TextDecoder().decode(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

const tooLarge = (most: number): Refusal => new Refusal('body-too-large', { detail: `Send at most ${most} bytes.` });
