import type { Call, Reply } from '../contract/batch.ts';
import { repliesOf } from './batch-answer.ts';

type Send = (calls: readonly Call[]) => Promise<readonly Reply[]>;

/** What the script tag asked before this code was there: the calls of a batch as JSON, and the server's answer. */
type Ahead = readonly [calls: string, answer: Promise<Response>];

const page = (globalThis as unknown as Record<symbol, { asked?: Ahead | undefined } | undefined>)[
  Symbol.for('o2.widgets/1')
];

/** Sends calls, less those that the script tag asked already: their replies are taken once, by whoever asks first. */
export async function askedAhead(calls: readonly Call[], send: Send): Promise<readonly Reply[]> {
  const [text, answer] = page?.asked ?? [];
  if (!page || !text || !answer) return send(calls);
  page.asked = undefined;
  const asked = (JSON.parse(text) as Call[]).map((call) => JSON.stringify(call));
  const placeOf = (call: Call): number => asked.indexOf(JSON.stringify(call));
  const [early, late] = [calls.filter((it) => placeOf(it) >= 0), calls.filter((it) => placeOf(it) < 0)];
  const [told, others] = await Promise.all([
    answer
      .then((it) => repliesOf(it, asked.length))
      .then((replies) => early.map((it) => replies[placeOf(it)]!))
      .catch(() => send(early)),
    late.length > 0 ? send(late) : [],
  ]);
  return calls.map((it) => told[early.indexOf(it)] ?? others[late.indexOf(it)]!);
}
