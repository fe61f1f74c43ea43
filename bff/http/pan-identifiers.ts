/** UUIDs, hexadecimal hashes, and ids of ours or of a provider (`pay_3f…`), which hold a letter among the first twelve. */
const ids =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[a-z]{2,8}_(?=[0-9_]{0,11}[a-z])\w{8,}|\b(?=[0-9]*[a-f])[0-9a-f]{24,}\b/gi;

/** Lengths of IBANs by country (ISO 13616 registry, SEPA countries). */
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22,
  GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18,
  NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22,
}; // prettier-ignore

/** The text with everything that is surely no card number blanked out; positions stay. */
export function withoutIdentifiers(text: string): string {
  const blanked = text.replace(ids, (id) => '\0'.repeat(id.length));
  return blanked.replace(/\b([A-Z]{2})\d{2}(?:[ \u00a0]?[A-Z0-9]){11,40}/gi, (match, country: string) => {
    const length = ibanLengths[country.toUpperCase()];
    const iban = length === undefined ? undefined : firstOf(match, length);
    return iban !== undefined && isIban(iban) ? '\0'.repeat(iban.length) + match.slice(iban.length) : match;
  });
}

/** The beginning of `text` that holds so many letters and digits. */
function firstOf(text: string, count: number): string | undefined {
  return new RegExp(`^(?:[ \\u00a0]?[A-Z0-9]){${count}}(?![A-Z0-9])`, 'i').exec(text)?.[0];
}

/** ISO 13616: the number with its head moved to the end is 1 modulo 97. */
function isIban(written: string): boolean {
  const plain = written.replace(/[^A-Z0-9]/gi, '');
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    for (const digit of String(parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
