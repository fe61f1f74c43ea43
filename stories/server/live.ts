import type { LiveEvent } from '../../components/contract/batch.ts';
import type { PageServer } from '../../components/index.ts';

type Listen = NonNullable<PageServer['listen']>;
type Heard = Parameters<Parameters<Listen>[0]>[0];

/** Follows the server's live stream (server-sent events) without a network: the answer's body is read as it grows. */
export function followStream(open: () => Promise<Response>, hear: (heard: Heard) => void): () => void {
  const stop = new AbortController();
  void read(open, hear, stop.signal);
  return () => stop.abort();
}

async function read(
  open: () => Promise<Response>,
  hear: (heard: Heard) => void,
  signal: AbortSignal,
): Promise<void> {
  const { body, ok } = await open();
  if (!ok || !body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  signal.addEventListener('abort', () => void reader.cancel());
  if (signal.aborted) return reader.cancel();
  let text = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (text + chunk.value).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) tell(block, hear);
  }
}

function tell(block: string, hear: (heard: Heard) => void): void {
  const lines = block.split('\n');
  const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length);
  if (lines.includes('event: end')) hear('ended');
  else if (data && lines.includes('event: standing')) hear({ standing: data });
  else if (data) hear(JSON.parse(data) as LiveEvent);
}
