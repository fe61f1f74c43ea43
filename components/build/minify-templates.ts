import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

interface Tagged extends Node {
  readonly tag: { readonly type: string; readonly name?: string };
  readonly quasi: { readonly quasis: readonly { readonly start: number; readonly end: number }[] };
}

/** Takes what nobody sees out of `css`, `html` and `svg` templates: indents, line ends and the comments of styles. */
export const minifyTemplates: Plugin = {
  name: 'minify-templates',
  enforce: 'post',
  transform(code, id) {
    if (!id.endsWith('.ts') || id.includes('node_modules')) return undefined;
    const edits: (readonly [start: number, end: number, text: string])[] = [];
    for (const { tag, quasi } of taggedTemplates(this.parse(code) as unknown as Node)) {
      const shrink = shrinks[tag.name ?? ''];
      if (shrink)
        for (const { start, end } of quasi.quasis) edits.push([start, end, shrink(code.slice(start, end))]);
    }
    return edits.length === 0 ? undefined : { code: apply(code, edits), map: null };
  },
};

// A line end between two tags is a space on display: one is kept.
const markup = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=")><\/(?:path|circle|rect)>/g, '/>')
    .replace(/(?<= [\w-]+=)"([\w.-]+)"(?=[ >])/g, '$1')
    .replace(/(?<=<\/?[\w-]+) (?=>)/g, '')
    // No space shows within a drawing or around a paragraph, a form and the parts of a table.
    .replace(/> (?=<path\b|<\/svg>)/g, '>')
    .replace(/ ?(<\/?(?:t(?:able|head|body|r|h|d)|form|fieldset|legend|p)\b[^>]*>) ?/g, '$1');

const shrinks: Readonly<Record<string, (text: string) => string>> = {
  html: markup,
  svg: (text) => markup(text).replaceAll('> <', '><'),
  css: (text) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/(?<==)'([a-z-]+)'(?=\])/g, '$1')
      .replace(/(?<=[ :,(-])0(?=\.\d)/g, '')
      .replaceAll(';}', '}'),
};

function apply(code: string, edits: readonly (readonly [number, number, string])[]): string {
  const ordered = edits.toSorted(([a], [b]) => b - a);
  return ordered.reduce((text, [start, end, put]) => text.slice(0, start) + put + text.slice(end), code);
}

function* taggedTemplates(node: unknown): Generator<Tagged> {
  if (Array.isArray(node)) for (const item of node) yield* taggedTemplates(item);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  if ((node as Node).type === 'TaggedTemplateExpression') yield node as Tagged;
  for (const value of Object.values(node)) if (typeof value === 'object') yield* taggedTemplates(value);
}
