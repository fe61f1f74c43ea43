import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** Registers a reactive property. */
export const property =
  (options?: PropertyDeclaration): Decorator =>
  (prototype, name) =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);

/** A reactive property that no attribute sets. */
export const state = (): Decorator => property({ state: true, attribute: false });

/** What a selector finds in the element now. */
export const query =
  (selector: string): Decorator =>
  (prototype, name) =>
    Object.defineProperty(prototype, name, {
      get(this: ReactiveElement) {
        return this.renderRoot?.querySelector(selector) ?? null;
      },
    });
