import type { Reply } from '../contract/batch.ts';

/** The replies in the answer to a batch; a refusal of the whole batch is the reply to each call. Rejects when the server did not speak. */
export async function repliesOf(response: Response, count: number): Promise<readonly Reply[]> {
  if (response.ok) return ((await response.json()) as { replies: Reply[] }).replies;
  if (response.status >= 502 || !response.headers.get('content-type')?.includes('problem'))
    throw new Error(`status ${response.status}`);
  const problem = (await response.json()) as NonNullable<Reply['problem']>;
  return Array.from({ length: count }, () => ({ status: response.status, problem }));
}
