import type { FromVault } from './vault/protocol.ts';

/** A request that takes longer counts as lost. */
const lostMs = 30_000;

/** What a vault answers to a request. */
export type Answer = Extract<FromVault, { t: 'replies' | 'file' }>;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** The requests of a page that wait for their vault, by number. */
export class Requests {
  #waiting = new Map<number, Waiting>();
  #count = 0;

  /** Sends a request under a number of its own; rejects when it is lost. */
  ask(send: (id: number) => void): Promise<Answer> {
    const id = ++this.#count;
    const late = setTimeout(() => this.settle({ t: 'lost', id }), lostMs);
    const answer = new Promise<Answer>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    send(id);
    return answer.finally(() => clearTimeout(late));
  }

  settle(message: Answer | Extract<FromVault, { t: 'lost' }>): void {
    const one = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.t === 'lost') one?.reject(new Error('the server was not reached'));
    else one?.resolve(message);
  }

  /** The vault is gone, and what it was asked with it. */
  loseAll(): void {
    for (const id of this.#waiting.keys()) this.settle({ t: 'lost', id });
  }
}
