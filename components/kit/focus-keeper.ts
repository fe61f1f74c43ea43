import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Keeps the keyboard where it was when a live update moves or takes away what had the focus: on the same control of the
 * same row (`data-id`) when it is still there, otherwise on what `fallback` selects.
 */
export class FocusKeeper implements ReactiveController {
  #host: Host;
  #fallback: string;
  #held: { readonly element: Element; readonly row: string | undefined; readonly which: string } | undefined;

  constructor(host: Host, fallback: string) {
    this.#host = host;
    this.#fallback = fallback;
    host.addController(this);
  }

  hostUpdate(): void {
    const element = this.#host.shadowRoot?.activeElement;
    this.#held = element
      ? { element, row: element.closest<HTMLElement>('[data-id]')?.dataset['id'], which: element.className }
      : undefined;
  }

  hostUpdated(): void {
    const held = this.#held;
    const root = this.#host.shadowRoot;
    if (!held || !root || root.activeElement === held.element) return;
    if (held.element.isConnected) (held.element as HTMLElement).focus({ preventScroll: true });
    else this.#next(root, held)?.focus({ preventScroll: true });
  }

  #next(
    root: ShadowRoot,
    { row, which }: { row: string | undefined; which: string },
  ): HTMLElement | null | undefined {
    const rows = row ? [...root.querySelectorAll<HTMLElement>('[data-id]')] : [];
    const again = rows.find(({ dataset }) => dataset['id'] === row);
    return (
      [...(again?.querySelectorAll<HTMLElement>('button, a') ?? [])].find(
        ({ className }) => className === which,
      ) ?? root.querySelector<HTMLElement>(this.#fallback)
    );
  }
}
