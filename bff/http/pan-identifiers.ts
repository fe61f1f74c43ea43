/** UUIDs, hexadecimal hashes, and ids of ours or of a provider (`pay_3f…`), which hold a letter among the first twelve. */
const ids =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[a-z]{2,8}_(?=[0-9_]{0,11}[a-z])\w{8,}|\b(?=[0-9]*[a-f])[0-9a-f]{24,}\b/gi;

/** Lengths of IBANs by country (ISO 13616 registry, SEPA countries). */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 ' +
    'IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 VA22'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The text with everything that is surely no card number blanked out; positions stay. */
export function withoutIdentifiers(text: string): string {
  const blanked = text.replace(ids, (id) => '\0'.repeat(id.length));
  return blanked.replace(/\b([A-Z]{2})\d{2}(?:[ \u00a0]?[A-Z0-9]){11,40}/gi, (match, country: string) => {
    const length = ibanLengths.get(country.toUpperCase());
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
