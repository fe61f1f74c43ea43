import type { Problem } from '../contract/problem.ts';
import { ProblemError } from './session.ts';
import type { FileDownload } from './transport.ts';

/** Reads the answer of a download: the file with its name, or the refusal as `ProblemError`. */
export async function readDownload(response: Response): Promise<FileDownload> {
  if (!response.ok) throw new ProblemError(response.headers.get('content-type')?.includes('problem') ? ((await response.json()) as Problem) : undefined);
  return { blob: await response.blob(), fileName: nameOf(response.headers.get('content-disposition') ?? '') };
}

const nameOf = (disposition: string): string => {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return coded ? decodeURIComponent(coded) : (/filename="([^"]+)"/.exec(disposition)?.[1] ?? 'document');
};
