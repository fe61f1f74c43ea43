/** Registers a tag unless something stands there already: pages load things twice, and a second `define` would throw. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
