import { until } from './shown.ts';

/** An element as a person uses it: by what is written on it. */
export class Seen<E extends HTMLElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return this.root.textContent.replaceAll(/\s+/g, ' ');
  }

  /** What opens each row of its list. */
  get names(): string[] {
    return this.all('tbody .open').map((name) => name.textContent.trim());
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  one<T extends Element = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector} in ${this.text.slice(0, 300)}`);
    return found;
  }

  button(words: string): HTMLButtonElement {
    const found = this.all<HTMLButtonElement>('button').find((it) =>
      (it.getAttribute('aria-label') ?? it.textContent).replaceAll(/\s/g, ' ').includes(words),
    );
    if (!found) throw new Error(`no button "${words}" in ${this.text.slice(0, 300)}`);
    return found;
  }

  row(words: string): HTMLElement {
    const found = this.all('tbody tr').find((row) => row.textContent.includes(words));
    if (!found) throw new Error(`no row "${words}" among ${this.names.join(', ')}`);
    return found;
  }

  /** Waits until the rows are those that the view asks for. */
  settled(): Promise<unknown> {
    return until(
      () =>
        this.all('[aria-busy=true]').length === 0 &&
        (this.names.length > 0 || this.root.querySelector('.notice')),
      'the rows',
    );
  }

  /** Waits until a text stands in the element. */
  says(words: string | RegExp): Promise<unknown> {
    return until(
      () => (typeof words === 'string' ? this.text.includes(words) : words.test(this.text)),
      String(words),
    );
  }
}
