import type { Call, Reply } from '../contract/batch.ts';
import type { OperationName } from '../contract/api.ts';
import { ProblemError, type Answer } from './session.ts';

interface Entry {
  readonly op: OperationName;
  readonly input: Call['input'];
  readonly hearers: Set<(answer: Answer<never>) => void>;
  answer: Answer<unknown>;
  etag?: string | undefined;
  fetching?: Promise<void> | undefined;
  /** Something changed while the answer was on its way: ask once more. */
  again: boolean;
  /** Rises when the entry is cleared: a reply to an earlier turn was meant for somebody else. */
  turn: number;
}

/** Answers nobody watches are kept so long, for the way back; then forgotten. */
const keptMs = 60_000;

/**
 * What one answer depends on, by the name of its operation: `listServices` on `services`, `getService` on
 * `service:<id>`.
 */
export function resourceOf(op: string, input: Readonly<Record<string, unknown>>): string {
  const noun = op.replace(/^[a-z]+/, '');
  const name = noun.charAt(0).toLowerCase() + noun.slice(1);
  return typeof input['id'] === 'string' ? `${name}:${input['id']}` : name;
}

/** Answers by question: asked once for all who watch, revalidated with their ETag, kept while offline. */
export class Cache {
  #entries = new Map<string, Entry>();
  #send: (call: Call) => Promise<Reply>;
  #onReply: (reply: Reply | 'offline') => void;

  constructor(send: (call: Call) => Promise<Reply>, onReply: (reply: Reply | 'offline') => void) {
    this.#send = send;
    this.#onReply = onReply;
  }

  watch(op: OperationName, input: Call['input'], hear: (answer: Answer<never>) => void): () => void {
    const key = `${op} ${JSON.stringify(
      Object.entries(input)
        .filter(([, value]) => value !== undefined)
        .sort(),
    )}`;
    const entry = this.#entries.get(key) ?? {
      op,
      input,
      hearers: new Set(),
      answer: { status: 'loading', refreshing: true } satisfies Answer<unknown>,
      again: false,
      turn: 0,
    };
    this.#entries.set(key, entry);
    entry.hearers.add(hear);
    hear(entry.answer as Answer<never>);
    void this.#ask(entry);
    return () => {
      entry.hearers.delete(hear);
      setTimeout(() => entry.hearers.size === 0 && this.#entries.delete(key), keptMs);
    };
  }

  /** Asks again whatever depends on these resources, or on anything when none are named. */
  invalidate(resources?: readonly string[]): void {
    for (const [key, entry] of this.#entries) {
      if (resources && !resources.includes(resourceOf(entry.op, entry.input))) continue;
      if (entry.hearers.size === 0) this.#entries.delete(key);
      else if (entry.fetching) entry.again = true;
      else void this.#ask(entry);
    }
  }

  /**
   * Asks whether what is shown still holds, unless its ETag begins with `standing`; says nothing of it where it does.
   * Who is signed in is not asked: the stream ends with the session.
   */
  compare(standing?: string): void {
    for (const entry of this.#entries.values()) {
      const ask = (): void => {
        if (entry.hearers.size === 0 || entry.op === 'getSession') return;
        if (!standing || !entry.etag?.startsWith(`W/"${standing}-`)) void this.#ask(entry, 'quietly');
      };
      if (entry.fetching) void entry.fetching.then(ask);
      else ask();
    }
  }

  /** Forgets every answer but those of `kept`: another account or nobody may be looking now. */
  clear(kept?: OperationName): void {
    for (const [key, entry] of this.#entries) {
      if (entry.op === kept) continue;
      entry.etag = undefined;
      entry.turn += 1;
      entry.fetching = undefined;
      this.#tell(entry, { status: 'loading', refreshing: true });
      if (entry.hearers.size === 0) this.#entries.delete(key);
      else void this.#ask(entry);
    }
  }

  #ask(entry: Entry, manner?: 'quietly'): Promise<void> {
    const { turn } = entry;
    return (entry.fetching ??= this.#fetch(entry, manner).finally(() => {
      if (turn !== entry.turn) return;
      entry.fetching = undefined;
      if (!entry.again) return;
      entry.again = false;
      void this.#ask(entry);
    }));
  }

  async #fetch(entry: Entry, manner?: 'quietly'): Promise<void> {
    const { turn } = entry;
    if (!manner && !entry.answer.refreshing) this.#tell(entry, { ...entry.answer, refreshing: true });
    try {
      const reply = await this.#send({
        op: entry.op,
        input: entry.input,
        ...(entry.etag ? { etag: entry.etag } : {}),
      });
      if (turn !== entry.turn) return;
      this.#onReply(reply);
      this.#take(entry, reply);
    } catch {
      if (turn !== entry.turn) return;
      this.#onReply('offline');
      this.#tell(entry, {
        ...entry.answer,
        status: entry.answer.data === undefined ? 'failed' : 'ready',
        error: new ProblemError(),
        refreshing: false,
      });
    }
  }

  #take(entry: Entry, reply: Reply): void {
    // What one may not see, or see no more, does not stay in sight.
    const gone = [401, 403, 404].includes(reply.status);
    if (gone) entry.etag = undefined;
    const { error: _, ...kept }: Partial<Answer<unknown>> = gone ? {} : entry.answer;
    if (reply.problem)
      this.#tell(entry, {
        ...kept,
        status: 'failed',
        error: new ProblemError(reply.problem),
        refreshing: false,
      });
    else if (reply.status === 304) {
      const same = { ...kept, status: 'ready', asOf: Date.now(), refreshing: false } as const;
      if (entry.answer.refreshing || entry.answer.error) this.#tell(entry, same);
      else entry.answer = same;
    } else {
      entry.etag = reply.etag;
      this.#tell(entry, { status: 'ready', data: reply.output, asOf: Date.now(), refreshing: false });
    }
  }

  #tell(entry: Entry, answer: Answer<unknown>): void {
    entry.answer = answer;
    for (const hear of entry.hearers) hear(answer as Answer<never>);
  }
}
