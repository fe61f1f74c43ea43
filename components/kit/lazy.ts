import type { CSSResultOrNative, ReactiveController, ReactiveControllerHost } from 'lit';
import { getCompatibleStyle } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

const soonMs = 50;

/**
 * A part of an element that comes only when somebody needs it: a menu, a dialog. The module's `styles`, where it has
 * some, join those of the element. A chunk that cannot be had leaves `failed` until the next try.
 */
export class Lazy<T extends object> implements ReactiveController {
  #host: Host;
  #load: () => Promise<T>;
  #coming: Promise<T | undefined> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The module, once it is there. */
  value: T | undefined;
  failed = false;

  constructor(host: Host, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Loads it after what is on its way to the screen. */
  soon(): void {
    this.#timer ??= setTimeout(() => void this.get(), soonMs);
  }

  /** Loads the module and renders the element with it; `undefined` when the chunk cannot be had. */
  async get(): Promise<T | undefined> {
    await (this.#coming ??= this.#fetch());
    await this.#host.updateComplete;
    return this.value;
  }

  async #fetch(): Promise<T | undefined> {
    try {
      this.value = await this.#load();
      this.#adopt((this.value as { styles?: CSSResultOrNative[] }).styles ?? []);
    } catch {
      this.#coming = undefined;
    }
    this.failed = this.value === undefined;
    this.#host.requestUpdate();
    return this.value;
  }

  #adopt(styles: readonly CSSResultOrNative[]): void {
    const sheets = styles
      .map((style) => getCompatibleStyle(style))
      .map((style) => ('styleSheet' in style ? style.styleSheet : style));
    this.#host.shadowRoot?.adoptedStyleSheets.push(
      ...sheets.filter((sheet) => sheet instanceof CSSStyleSheet),
    );
  }
}
