import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a window must have been in front before its buttons act. */
const settleMs = 500;

/**
 * Says whether somebody looks at this window and means what he presses: it has been visible and in front for half a
 * second, and he moved a pointer or pressed a key in it since. A click that was on its way to another window does
 * nothing here (double clickjacking).
 */
export class Attention implements ReactiveController {
  #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop = new AbortController();
  #settled = false;
  #moved = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get given(): boolean {
    return this.#settled && this.#moved;
  }

  /** Starts anew: something else is to be looked at now. */
  restart(): void {
    this.#settled = this.#moved = false;
    clearTimeout(this.#timer);
    if (document.visibilityState === 'visible' && document.hasFocus())
      this.#timer = setTimeout(this.#settle, settleMs);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    const { signal } = (this.#stop = new AbortController());
    for (const type of ['focus', 'blur', 'visibilitychange']) addEventListener(type, this.#look, { signal });
    for (const type of ['pointermove', 'pointerdown', 'keydown'])
      addEventListener(type, this.#move, { signal, capture: true });
    this.restart();
  }

  hostDisconnected(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  #look = (): void => this.restart();

  #settle = (): void => {
    this.#settled = true;
    this.#host.requestUpdate();
  };

  /** A mouse must move; a finger cannot, so its touch counts once the window has settled. */
  #move = (event: Event): void => {
    const touched =
      event instanceof PointerEvent && event.type === 'pointerdown' && event.pointerType !== 'mouse';
    if (this.#moved || !event.isTrusted || (event.type === 'pointerdown' && !(touched && this.#settled)))
      return;
    this.#moved = true;
    this.#host.requestUpdate();
  };
}
