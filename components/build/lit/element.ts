import type { CSSResultGroup, CSSResultOrNative, PropertyValues, ReactiveController, RootPart } from 'lit';
import { noChange, render } from 'lit/html.js';
import { adoptStyles } from './css-tag.ts';

/** What we declare of a property; texts and booleans are all that our attributes hold. */
export interface Declared {
  readonly type?: unknown;
  readonly attribute?: string | boolean;
}

/**
 * Lit's element as far as ours need it, with its life cycle step by step: without attributes that follow properties,
 * converters, and what serves other libraries. Types come from Lit, and so does the element of the npm package.
 */
export class LitElement extends HTMLElement {
  static styles: CSSResultGroup = [];
  /** Names of properties. */
  static declared: ReadonlySet<string> = new Set();
  /** Attribute → its property, and whether that is a boolean. */
  static attributes: ReadonlyMap<string, readonly [name: string, isBoolean: boolean]> = new Map();

  static get observedAttributes(): string[] {
    return [...this.attributes.keys()];
  }

  static createProperty(name: string, { type, attribute = true }: Declared = {}): void {
    const key = Symbol(name);
    const { prototype } = this;
    this.declared = new Set([...this.declared, name]);
    if (attribute !== false)
      this.attributes = new Map([
        ...this.attributes,
        [attribute === true ? name.toLowerCase() : attribute, [name, type === Boolean]],
      ]);
    Object.defineProperty(prototype, name, {
      get(this: Values) {
        return this[key];
      },
      set(this: LitElement & Values, value: unknown) {
        const former = this[key];
        if (Object.is(former, value)) return;
        this[key] = value;
        this.#note(name, former);
      },
    });
  }

  renderRoot: ShadowRoot | undefined;
  hasUpdated = false;
  isUpdatePending = false;
  #changed = new Map<string, unknown>();
  #controllers = new Set<ReactiveController>();
  #options: { host: LitElement; isConnected?: boolean } = { host: this };
  #part: RootPart | undefined;
  #early: [string, unknown][];
  #enable = (): void => {};
  #done: Promise<unknown> = new Promise<void>((enable) => (this.#enable = enable));

  constructor() {
    super();
    // What was set before the class was there would hide the accessors: it is set anew before the first render.
    this.#early = Object.entries(this).filter(([name]) => this.#class.declared.has(name));
    for (const [name] of this.#early) Reflect.deleteProperty(this, name);
    this.requestUpdate();
  }

  get updateComplete(): Promise<unknown> {
    return this.#done;
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.renderRoot && this.isConnected) controller.hostConnected?.();
  }

  connectedCallback(): void {
    this.#root();
    this.#enable();
    for (const it of this.#controllers) it.hostConnected?.();
    this.#part?.setConnected(true);
  }

  disconnectedCallback(): void {
    for (const it of this.#controllers) it.hostDisconnected?.();
    this.#part?.setConnected(false);
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    const [name, isBoolean] = this.#class.attributes.get(attribute) ?? [];
    if (name) (this as Values)[name] = isBoolean ? text !== null : text;
  }

  requestUpdate(): void {
    if (!this.isUpdatePending) this.#done = this.#enqueue();
  }

  protected willUpdate(_: PropertyValues): void {}

  protected render(): unknown {
    return noChange;
  }

  protected updated(_: PropertyValues): void {}

  get #class(): typeof LitElement {
    return this.constructor as typeof LitElement;
  }

  #note(name: string, former: unknown): void {
    if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? former : undefined);
    this.requestUpdate();
  }

  async #enqueue(): Promise<boolean> {
    this.isUpdatePending = true;
    try {
      await this.#done;
    } catch (error) {
      // The former update told it; this one goes on.
      void Promise.reject(error);
    }
    if (this.isUpdatePending) this.#update();
    return !this.isUpdatePending;
  }

  #update(): void {
    const root = this.#root();
    for (const [name, value] of this.#early.splice(0)) (this as Values)[name] = value;
    const changed = this.#changed;
    try {
      this.willUpdate(changed);
      for (const it of this.#controllers) it.hostUpdate?.();
      const shown = this.render();
      this.#settle();
      if (!this.hasUpdated) this.#options.isConnected = this.isConnected;
      this.#part = render(shown, root, this.#options);
    } catch (error) {
      this.#settle();
      throw error;
    }
    for (const it of this.#controllers) it.hostUpdated?.();
    this.hasUpdated = true;
    this.updated(changed);
  }

  #settle(): void {
    this.#changed = new Map();
    this.isUpdatePending = false;
  }

  #root(): ShadowRoot {
    if (!this.renderRoot) {
      this.renderRoot = this.attachShadow({ mode: 'open' });
      adoptStyles(this.renderRoot, sheetsOf(this.#class));
    }
    return this.renderRoot;
  }
}

/** Each style once, the last of its kind where it stands. */
const sheetsOf = ({ styles }: typeof LitElement): CSSResultOrNative[] =>
  [
    ...new Set(([styles] as unknown[]).flat(Number.POSITIVE_INFINITY).reverse() as CSSResultOrNative[]),
  ].reverse();

type Values = Record<PropertyKey, unknown>;
