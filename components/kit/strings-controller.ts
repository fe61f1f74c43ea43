import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Locale } from './format.ts';
import { arrivals } from './tables-on-demand.ts';

/** The sentences of a room in French, and the module that holds the English ones. */
export interface Sentences<T> {
  readonly fr: T;
  readonly en: () => Promise<{ readonly en: T }>;
}

const loaded = new Map<() => Promise<unknown>, unknown>();

/**
 * Gives an element its sentences in the language of the page: the nearest `lang` around it, French when none says
 * English. English comes as a chunk of its own; French shows until it is there.
 */
export class StringsController<T> implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #sentences: Sentences<T>;
  locale: Locale = 'fr';

  constructor(host: ReactiveControllerHost & HTMLElement, sentences: Sentences<T>) {
    this.#host = host;
    this.#sentences = sentences;
    host.addController(this);
  }

  /** The sentences to show now. */
  get t(): T {
    return this.locale === 'en'
      ? ((loaded.get(this.#sentences.en) as T | undefined) ?? this.#sentences.fr)
      : this.#sentences.fr;
  }

  hostConnected(): void {
    arrivals.addEventListener('arrived', this.#render);
    this.locale = nearestLanguage(this.#host).startsWith('en') ? 'en' : 'fr';
    if (this.locale === 'en' && !loaded.has(this.#sentences.en)) void this.#load();
  }

  hostDisconnected(): void {
    arrivals.removeEventListener('arrived', this.#render);
  }

  #render = (): void => this.#host.requestUpdate();

  async #load(): Promise<void> {
    loaded.set(this.#sentences.en, (await this.#sentences.en()).en);
    this.#host.requestUpdate();
  }
}

/** The `lang` that counts for a node, through shadow roots. */
export function nearestLanguage(node: Element): string {
  for (let at: Element | null = node; at;) {
    const found: Element | null = at.closest('[lang]');
    if (found) return found.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
