import { text } from './document.ts';

/** Plain text as HTML: an empty line parts paragraphs, a line's end stays one. */
export const plainAsHtml = (words: string): string =>
  paragraphs(words)
    .map((lines) => `<p>${lines.map(text).join('<br>')}</p>`)
    .join('\n');

/**
 * A small subset of Markdown as HTML: `#` to `###`, paragraphs, `-` and `1.` lists, `**strong**`, `*emphasis*`, links to
 * `https:` and `mailto:`. Everything else, HTML above all, stays the text that it is.
 */
export const markdownAsHtml = (words: string): string =>
  paragraphs(words).flatMap(blocksOf).map(blockAsHtml).join('\n');

const paragraphs = (words: string): string[][] =>
  words
    .replaceAll('\r', '')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((it) => it.split('\n').map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ''))
    .filter((lines) => lines.length > 0);

interface Block {
  readonly tag: 'h1' | 'h2' | 'h3' | 'p' | 'ul' | 'ol';
  /** One element each in a list; one text elsewhere. */
  readonly items: string[];
}

/** A heading is a block by its line; lines of a list are its items; what follows either without a mark goes on with it. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const { tag, content } = marked(line);
    const last = blocks.at(-1);
    const isList = tag === 'ul' || tag === 'ol';
    if (last && isList && last.tag === tag) last.items.push(content);
    else if (last && tag === 'p' && !last.tag.startsWith('h'))
      last.items.push(`${last.items.pop() ?? ''} ${content}`);
    else blocks.push({ tag, items: [content] });
  }
  return blocks;
}

function marked(line: string): { readonly tag: Block['tag']; readonly content: string } {
  const [, hashes, heading] = /^(#{1,3}) +(.+?)(?: +#+)?$/.exec(line) ?? [];
  if (hashes && heading) return { tag: `h${hashes.length}` as Block['tag'], content: heading };
  const item = /^[-*] +(.+)$/.exec(line)?.[1];
  if (item) return { tag: 'ul', content: item };
  const numbered = /^\d{1,3}[.)] +(.+)$/.exec(line)?.[1];
  return numbered ? { tag: 'ol', content: numbered } : { tag: 'p', content: line };
}

function blockAsHtml({ tag, items }: Block): string {
  const isList = tag === 'ul' || tag === 'ol';
  const inner = items.map((it) => (isList ? `<li>${spans(it)}</li>` : spans(it))).join('');
  return `<${tag}>${inner}</${tag}>`;
}

/** Marks within a line, over text that is escaped already: nothing of the operator's becomes markup but what is made here. */
const spans = (line: string): string =>
  text(line)
    .split(/(\[[^\]]+\]\((?:https:\/\/|mailto:)[^\s()]+\))/)
    .map((part, at) => (at % 2 === 1 ? link(part) : stress(part)))
    .join('');

function link(part: string): string {
  const [, words = '', address = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
  return `<a href="${address}" rel="noopener">${stress(words)}</a>`;
}

const stress = (words: string): string =>
  words
    .replace(/\*\*([^\s*](?:[^*]*[^\s*])?)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^\s*](?:[^*]*[^\s*])?)\*/g, '<em>$1</em>');
