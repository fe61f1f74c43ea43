import { UnreadableStatement } from './statement.ts';

/** An element without its prefix and attributes, except those of amounts. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const markup =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|([\s\S])/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? parseInt(hex, 16) : Number(decimal ?? NaN);
      if (name !== undefined) return entities[name] ?? all;
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );

/**
 * Reads a document into elements: what a bank's file needs and no more. There are no document types, so there is nothing
 * to expand and nothing to fetch. Throws `UnreadableStatement` with the line.
 */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [root];
  for (const found of xml.replace(/^\ufeff/, '').matchAll(markup)) {
    const [, cdata, closing, , name, attributes = '', empty, text, stray] = found;
    const parent = open.at(-1) ?? root;
    if (stray !== undefined) throw unreadable(xml, found.index, 'is no XML');
    if (cdata !== undefined) parent.text += cdata;
    else if (text !== undefined) parent.text += decoded(text);
    else if (name !== undefined && closing) {
      if (open.length === 1 || open.pop()?.name !== name)
        throw unreadable(xml, found.index, `</${name}> closes nothing`);
    } else if (name !== undefined) {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [first] = root.children;
  if (!first || open.length > 1) throw unreadable(xml, xml.length, 'the file ends too early');
  return first;
}

const attributesOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', a, b]) => [
      key,
      decoded(a ?? b ?? ''),
    ]),
  );

const unreadable = (xml: string, at: number, why: string): UnreadableStatement =>
  new UnreadableStatement(`line ${xml.slice(0, at).split('\n').length}: ${why}`);

/** The elements at a path below one, such as `Ntry/NtryDtls/TxDtls`. */
export const all = (from: Element, path: string): Element[] =>
  path
    .split('/')
    .reduce<Element[]>(
      (some, name) => some.flatMap((it) => it.children.filter((child) => child.name === name)),
      [from],
    );

/** The text at a path, trimmed; empty when there is none. */
export const textAt = (from: Element, path: string): string => all(from, path)[0]?.text.trim() ?? '';
