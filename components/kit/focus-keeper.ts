import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

const rowOf = (control: Element): string | undefined =>
  control.closest<HTMLElement>('[data-id]')?.dataset['id'];

/**
 * Keeps the keyboard where it was when an update takes away what had the focus or puts another row in its place: on the
 * same control of the same row (`data-id`) when it is still there, otherwise on what `fallback` selects.
 */
export class FocusKeeper implements ReactiveController {
  #host: Host;
  #fallback: string;
  #held: Element | null | undefined;
  #row: string | undefined;

  constructor(host: Host, fallback: string) {
    this.#host = host;
    this.#fallback = fallback;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#held = this.#host.shadowRoot?.activeElement;
    this.#row = this.#held ? rowOf(this.#held) : undefined;
  }

  hostUpdated(): void {
    const held = this.#held;
    const root = this.#host.shadowRoot;
    if (!held || !root || (held.isConnected && rowOf(held) === this.#row)) return;
    const controls = this.#row
      ? [...root.querySelectorAll<HTMLElement>(`[data-id="${CSS.escape(this.#row)}"] *`)]
      : [];
    const again = controls.find(
      ({ className, tagName }) => className === held.className && tagName === held.tagName,
    );
    (again ?? root.querySelector<HTMLElement>(this.#fallback))?.focus({ preventScroll: true });
  }
}
