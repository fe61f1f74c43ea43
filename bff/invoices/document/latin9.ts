/** What ISO 8859-15 puts in the place of eight characters of Latin-1. */
const moved = new Map(
  [...'€ŠšŽžŒœŸ'].map((character, index) => [
    character,
    [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe][index]!,
  ]),
);
const replaced = new Set(moved.values());
const question = 0x3f;

/**
 * Text as ISO 8859-15, the coding that the rules of the FEC name. Other letters lose their accent, other characters become
 * `?`; typographic spaces, dashes and quotes become plain ones.
 */
export function latin9(text: string): Uint8Array<ArrayBuffer> {
  const characters = [...simplified(text)];
  return Uint8Array.from(characters, byteOf);
}

const simplified = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');

function byteOf(character: string): number {
  const code = character.codePointAt(0)!;
  const place = moved.get(character);
  if (place !== undefined) return place;
  if (code < 0x100 && !replaced.has(code)) return code;
  const bare = character.normalize('NFD').charCodeAt(0);
  return bare < 0x80 ? bare : question;
}
