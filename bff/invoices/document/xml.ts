/** Markup made by `leaf` or `element`; plain text never has this type, so nothing gets in unescaped. */
export type Markup = string & { readonly markup: unique symbol };

const nothing = '' as Markup;

/** `<name attributes>value</name>`, escaped; nothing when the value is missing or blank. */
export function leaf(
  name: string,
  value: string | undefined,
  attributes: Readonly<Record<string, string>> = {},
): Markup {
  const text = cleaned(value ?? '').trim();
  if (!text) return nothing;
  const written = Object.entries(attributes).map(([key, each]) => ` ${key}="${escaped(cleaned(each))}"`);
  return `<${name}${written.join('')}>${escaped(text)}</${name}>` as Markup;
}

/** `<name>children</name>`; nothing when all children are nothing. */
export function element(name: string, ...children: readonly Markup[]): Markup {
  const content = children.join('');
  return (content && `<${name}>${content}</${name}>`) as Markup;
}

/** Several elements in a row. */
export const all = (children: readonly Markup[]): Markup => children.join('') as Markup;

/** The document with its declaration and the namespaces on its root. */
export function xmlDocument(
  root: string,
  namespaces: Readonly<Record<string, string>>,
  ...children: readonly Markup[]
): string {
  const declared = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${declared.join('')}>${children.join('')}</${root}>\n`;
}

/** Without the characters that XML 1.0 forbids even as references: controls, lone surrogates, U+FFFE and U+FFFF. */
export const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '');

/** With the five characters that mean something in XML written as references. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character]!);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
