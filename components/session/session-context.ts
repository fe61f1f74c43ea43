import type { Session } from './session.ts';

/**
 * One key for all copies of the library on a page: `Symbol.for` is the same symbol in each. The way to the session is the
 * context protocol of the web components community, so that elements of others can ask for it too.
 */
export const sessionContext = Symbol.for('o2.session/1') as symbol & { readonly __context__: Session };

type Hear = (session: Session | undefined, leave: () => void) => void;

class ContextEvent extends Event {
  readonly context = sessionContext;
  readonly contextTarget: Element;
  readonly callback: Hear | undefined;
  readonly subscribe = true;

  constructor(type: 'context-request' | 'context-provider', target: Element, callback?: Hear) {
    super(type, { bubbles: true, composed: true });
    this.contextTarget = target;
    this.callback = callback;
  }
}

/** Asks for the session of the nearest element that provides one; returns the end of it. */
export function askForSession(host: Element, hear: (session: Session | undefined) => void): () => void {
  let leaveFormer: (() => void) | undefined;
  const take: Hear = (session, leave) => {
    if (leave !== leaveFormer) leaveFormer?.();
    leaveFormer = leave;
    hear(session);
  };
  const ask = (): void => void host.dispatchEvent(new ContextEvent('context-request', host, take));
  // Elements may be defined before their session, and a nearer one may come: imports stand in any order.
  document.addEventListener('context-provider', ask);
  ask();
  return () => {
    document.removeEventListener('context-provider', ask);
    leaveFormer?.();
  };
}

/** Gives a session to everything inside `host` that asks for one. */
export class SessionProvider {
  #host: Element;
  #hearers = new Map<Hear, () => void>();
  #value: Session | undefined;

  constructor(host: Element) {
    this.#host = host;
    host.addEventListener('context-request', (event) => this.#answer(event as ContextEvent));
  }

  get value(): Session | undefined {
    return this.#value;
  }

  set value(session: Session | undefined) {
    this.#value = session;
    for (const [hear, leave] of this.#hearers) hear(session, leave);
  }

  /** Has those ask who did so before this was there. */
  announce(): void {
    this.#host.dispatchEvent(new ContextEvent('context-provider', this.#host));
  }

  #answer(event: ContextEvent): void {
    const { context, callback: hear, subscribe } = event;
    if (context !== sessionContext || !hear) return;
    event.stopPropagation();
    const leave = this.#hearers.get(hear) ?? (() => void this.#hearers.delete(hear));
    if (subscribe) this.#hearers.set(hear, leave);
    hear(this.#value, leave);
  }
}
