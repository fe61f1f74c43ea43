/** Remainder by 97 of a text of digits and capitals, letters counted 10 to 35 (ISO 7064). */
export function mod97(text: string): number {
  let rest = 0;
  for (const char of text)
    for (const digit of String(parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
