import type { Problem } from '../contract/problem.ts';
import { ProblemError } from './session.ts';
import type { FileDownload } from './transport.ts';

/** Reads the answer of a download: the file with its name, or the refusal as `ProblemError`. */
export async function readDownload(
  response: Response,
  told?: (bytes: number) => void,
): Promise<FileDownload> {
  if (!response.ok)
    throw new ProblemError(
      response.headers.get('content-type')?.includes('problem')
        ? ((await response.json()) as Problem)
        : undefined,
    );
  const heard = told && response.body ? new Response(counted(response.body, told), response) : response;
  return { blob: await heard.blob(), fileName: nameOf(response.headers.get('content-disposition') ?? '') };
}

/** The same bytes, of which somebody hears how many have come. */
function counted(body: ReadableStream<Uint8Array<ArrayBuffer>>, told: (bytes: number) => void) {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        told((bytes += chunk.byteLength));
        controller.enqueue(chunk);
      },
    }),
  );
}

const nameOf = (disposition: string): string => {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return coded ? decodeURIComponent(coded) : (/filename="([^"]+)"/.exec(disposition)?.[1] ?? 'document');
};
