import type { Declared, LitElement } from './element.ts';

type Decorator = (prototype: LitElement, name: string) => void;

/** Registers a reactive property. */
export const property =
  (options?: Declared): Decorator =>
  (prototype, name) =>
    (prototype.constructor as typeof LitElement).createProperty(name, options);

/** A reactive property that no attribute sets. */
export const state = (): Decorator => property({ attribute: false });

/** What a selector finds in the element now. */
export const query =
  (selector: string): Decorator =>
  (prototype, name) =>
    Object.defineProperty(prototype, name, {
      get(this: LitElement) {
        return this.renderRoot?.querySelector(selector) ?? null;
      },
    });
