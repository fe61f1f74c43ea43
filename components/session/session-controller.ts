import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Input, OperationName, Output } from '../contract/api.ts';
import type { Standing } from '../kit/answer-view.ts';
import { askForSession } from './session-context.ts';
import type { Answer, Session, SessionState } from './session.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** Gives an element the session of the nearest `<o2-session>` and renders it anew with every change of state. */
export class SessionController implements ReactiveController {
  #host: Host;
  #session: Session | undefined;
  #end: (() => void) | undefined;
  #leave: (() => void) | undefined;
  #changed = new Set<() => void>();

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Session | undefined {
    return this.#session;
  }

  get state(): SessionState {
    return this.#session?.state ?? { status: 'loading' };
  }

  /** What the frame of every answer needs of the session, with the shared sentences. */
  standing({ t, locale }: Pick<Standing, 't' | 'locale'>): Standing {
    return {
      status: this.state.status,
      t,
      locale,
      signIn: () => this.#session?.requestSignIn(),
      retry: () => this.#session?.refresh(),
    };
  }

  /** Runs when another session takes over. */
  onChange(run: () => void): void {
    this.#changed.add(run);
  }

  hostConnected(): void {
    this.#leave = askForSession(this.#host, (session) => this.#take(session));
    this.#follow();
  }

  hostDisconnected(): void {
    this.#leave = void this.#leave?.();
    this.#end = void this.#end?.();
  }

  #take(session: Session | undefined): void {
    if (session === this.#session) return;
    this.#session = session;
    this.#follow();
    for (const run of this.#changed) run();
  }

  #follow(): void {
    this.#end?.();
    this.#end = this.#session?.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}

/**
 * Keeps one question answered while the element is on the page. The question is read before each render; a new one is
 * asked when it differs, nothing when it is `undefined`. The former answer stays on display until the new one is there.
 */
export class Query<N extends OperationName> implements ReactiveController {
  #host: Host;
  #session: SessionController;
  #op: N;
  #inputOf: () => Input<N> | undefined;
  #asked: string | undefined;
  #end: (() => void) | undefined;
  #account: string | undefined;
  /** The answer as it stands. */
  answer: Answer<Output<N>> = { status: 'loading', refreshing: true };

  constructor(host: Host, session: SessionController, op: N, inputOf: () => Input<N> | undefined) {
    this.#host = host;
    this.#session = session;
    this.#op = op;
    this.#inputOf = inputOf;
    host.addController(this);
    session.onChange(() => this.#forget());
  }

  hostUpdate(): void {
    const input = this.#session.value && this.#host.isConnected ? this.#inputOf() : undefined;
    const asked = input && JSON.stringify(input);
    if (asked === this.#asked) return;
    this.#end?.();
    this.#asked = asked;
    let first = true;
    this.#end =
      input &&
      this.#session.value?.watch(this.#op, input, (answer) => {
        this.#take(answer, first);
        first = false;
      });
  }

  hostDisconnected(): void {
    this.#forget();
  }

  #forget(): void {
    this.#end = void this.#end?.();
    this.#asked = undefined;
  }

  /** A new question of the same account keeps the former answer in sight; one that was taken back goes at once. */
  #take(answer: Answer<Output<N>>, first: boolean): void {
    const account = this.#session.state.info?.activeAccount;
    const waits =
      first && answer.status === 'loading' && this.answer.data !== undefined && account === this.#account;
    this.#account = account;
    this.answer = waits ? { ...this.answer, status: 'loading', refreshing: true } : answer;
    this.#host.requestUpdate();
  }
}
