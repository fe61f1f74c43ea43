import type { ArgTypesEnhancer, StrictArgTypes } from 'storybook/internal/types';
import type { CustomElement, Package } from 'custom-elements-manifest/schema.d.ts';
import source from 'virtual:custom-elements';

/** The custom-elements manifest of all elements. */
export const manifest = source as Package;

/** What the manifest says of each element. */
export const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((it): it is CustomElement & { kind: 'class'; tagName: string } => 'tagName' in it);

/** Every event that an element can send. */
export const eventNames = [...new Set(elements.flatMap(({ events = [] }) => events.map(({ name }) => name)))];

/** The element's summary and description, for the head of its page. */
export function describe(tag: string): string {
  const element = elements.find(({ tagName }) => tagName === tag);
  return [element?.summary, element?.description].filter(Boolean).join('\n\n');
}

const shown = new Set(['attributes', 'properties']);
const controls: Readonly<Record<string, 'text' | 'number' | 'boolean'>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
};

/** Controls only for what can be set, with a list where the type is one: events, slots, parts and tokens are text. */
export const controlsOf: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(Object.entries(argTypes).map(([name, it]) => [name, controlled(it)]));

function controlled(argType: StrictArgTypes[string]): StrictArgTypes[string] {
  const { category = '', type: typed } = argType.table ?? {};
  const words = typed?.summary ?? '';
  const options = [...words.matchAll(/'([^']*)'/g)].map(([, option]) => option);
  if (argType.options) return argType;
  if (!shown.has(category)) return { ...argType, control: { disable: true } };
  if (options.length > 0)
    return { ...argType, control: { type: 'select' }, options: [undefined, ...options] };
  const type = controls[/^\w+/.exec(words)?.[0] ?? ''];
  return { ...argType, control: type ? { type } : { disable: true } };
}
