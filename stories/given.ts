import { ref } from 'lit/directives/ref.js';
import { elements } from './.storybook/manifest.ts';

/** Gives an element the values of the controls: attributes where it has them, properties otherwise. */
export const given = (args: object) =>
  ref((element) => {
    if (!element) return;
    const { attributes = [] } = elements.find(({ tagName }) => tagName === element.localName) ?? {};
    const known = new Set(attributes.map(({ name }) => name));
    for (const [name, value] of Object.entries(args)) {
      if (known.has(name)) setAttribute(element, name, value);
      else if (!name.startsWith('on')) Object.assign(element, { [name]: value });
    }
  });

function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === undefined || value === null || value === false || value === '') element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : `${value as string | number}`);
}
