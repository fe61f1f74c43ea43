import { child, content, ensure, type Sheet } from './sheet.ts';
import { columns, type Column, type Style } from './theme.ts';

/**
 * What the fonts can show: composed, without controls and direction marks. A pictograph without a glyph is left out, any
 * other character without one becomes U+FFFD (PDF/A forbids missing glyphs). The XML keeps the original.
 */
export function printable(sheet: Sheet, text: string): string {
  const { regular } = sheet.fonts;
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
  return plain.replace(unusual, (each) => {
    if (regular.hasGlyphForCodePoint(each.codePointAt(0)!)) return each;
    return pictograph.test(each) ? '' : '\ufffd';
  });
}

/** Beyond the Latin letters that the fonts surely have. */
const unusual = /[^\u0020-\u017f]/gu;
const pictograph =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Variation_Selector}]/u;

export function widthOf(sheet: Sheet, style: Style, text: string): number {
  return sheet.pdf.font(style.weight).fontSize(style.size).widthOfString(text);
}

/** The lines of a text at a width. Breaks at spaces and at `\n`, inside a word only when it is wider than the line. */
export const wrapped = (sheet: Sheet, style: Style, text: string, width: number): string[] =>
  text.split(/\r\n|\r|\n/).flatMap((part) => filled(sheet, style, words(sheet, style, part, width), width));

const words = (sheet: Sheet, style: Style, text: string, width: number): string[] =>
  printable(sheet, text)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => broken(sheet, style, word, width));

function filled(sheet: Sheet, style: Style, parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const part of parts) {
    const longer = current ? `${current} ${part}` : part;
    const fits = !current || widthOf(sheet, style, longer) <= width;
    if (!fits) lines.push(current);
    current = fits ? longer : part;
  }
  return current ? [...lines, current] : lines;
}

/** A word in pieces that fit, cut after a sign such as `-`, `.` or `/` where one stands in the second half. */
function broken(sheet: Sheet, style: Style, word: string, width: number): string[] {
  if (widthOf(sheet, style, word) <= width) return [word];
  const characters = Array.from(new Intl.Segmenter('fr').segment(word), ({ segment }) => segment);
  let fitting = 1;
  while (
    fitting < characters.length &&
    widthOf(sheet, style, characters.slice(0, fitting + 1).join('')) <= width
  )
    fitting++;
  const sign = characters.slice(0, fitting).findLastIndex((each) => '-./@_'.includes(each)) + 1;
  const cut = sign > fitting / 2 ? sign : fitting;
  return [characters.slice(0, cut).join(''), ...broken(sheet, style, characters.slice(cut).join(''), width)];
}

/** Draws one line with its top at `sheet.y`; `x` is its left or, when right-aligned, its right end. */
export function draw(
  sheet: Sheet,
  style: Style,
  text: string,
  x: number,
  align: 'left' | 'right' = 'left',
): void {
  const left = align === 'right' ? x - widthOf(sheet, style, text) : x;
  const { pdf } = sheet;
  pdf.font(style.weight).fontSize(style.size).fillColor(style.color);
  pdf.text(text, left, sheet.y, { lineBreak: false });
}

/** Draws a tagged paragraph at `sheet.y`, on further pages if need be, and lowers `sheet.y` below it. */
export function paragraph(
  sheet: Sheet,
  style: Style,
  text: string,
  column: Column = columns.page,
  type = 'P',
): void {
  const element = child(sheet, sheet.root, type);
  for (const each of wrapped(sheet, style, text, column.width)) {
    ensure(sheet, style.leading);
    content(sheet, element, type, () => draw(sheet, style, each, column.x));
    sheet.y += style.leading;
  }
  element.end();
}
