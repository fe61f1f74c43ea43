/** What ISO 8859-15 puts in the place of eight characters of Latin-1. */
const moved = new Map(
  '€ŠšŽžŒœŸ'
    .split('')
    .map((letter, i) => [letter.charCodeAt(0), [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe][i]!]),
);
/** Latin-1 characters that lost their place. */
const gone = new Set(moved.values());
const question = 0x3f;

/**
 * Text as ISO 8859-15, the coding that the rules of the FEC name. Typographic spaces, dashes and quotes become plain ones,
 * other letters lose their accent, any other character becomes `?`.
 */
export function latin9(text: string): Uint8Array<ArrayBuffer> {
  const composed = /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
  const bytes = new Uint8Array(composed.length);
  let length = 0;
  for (let i = 0; i < composed.length; i++) {
    const code = composed.charCodeAt(i);
    if (code < 0xa0 || (code < 0x100 && !gone.has(code))) bytes[length++] = code;
    else if (!secondHalf(code)) bytes[length++] = moved.get(code) ?? nearest(composed.charAt(i));
  }
  return bytes.subarray(0, length);
}

/** A stream of text as a stream of ISO 8859-15. */
export async function* inLatin9(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunks) yield latin9(chunk);
}

/** The second unit of a character beyond U+FFFF; its first became the `?`. */
const secondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

function nearest(character: string): number {
  if (/[\u2000-\u200a\u202f]/.test(character)) return 0x20;
  if (/[\u2010-\u2015\u2212]/.test(character)) return 0x2d;
  if (/[\u2018\u2019]/.test(character)) return 0x27;
  if (/[\u201c\u201d]/.test(character)) return 0x22;
  const bare = character.normalize('NFD').charCodeAt(0);
  return bare < 0x80 ? bare : question;
}
