import type { CSSResultOrNative } from 'lit';

type Value = CSSResult | number;

/** Adopted sheets are in every browser that understands the code we ship. */
export const supportsAdoptingStyleSheets = true;

/** One sheet for all elements that share these styles, made when the first of them comes. */
export class CSSResult {
  readonly cssText: string;
  #sheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }

  toString(): string {
    return this.cssText;
  }
}

export const css = (strings: TemplateStringsArray, ...values: Value[]): CSSResult =>
  new CSSResult(String.raw({ raw: strings }, ...values));

export const unsafeCSS = (text: unknown): CSSResult => new CSSResult(String(text));

export const adoptStyles = (root: ShadowRoot, styles: readonly CSSResultOrNative[]): void => {
  root.adoptedStyleSheets = styles.map((it) => ('styleSheet' in it ? it.styleSheet : it) as CSSStyleSheet);
};

export const getCompatibleStyle = (style: CSSResultOrNative): CSSResultOrNative => style;
