const base = 36;
const initialBias = 72;

/** A domain name as people write it: A-labels (`xn--…`, RFC 5890) decoded by Punycode (RFC 3492), the rest as it is. */
export const unicodeDomain = (domain: string): string =>
  domain.includes('xn--')
    ? domain
        .split('.')
        .map((label) => (label.startsWith('xn--') ? decode(label.slice(4)) : label))
        .join('.')
    : domain;

function decode(label: string): string {
  const split = label.lastIndexOf('-');
  const letters = [...label.slice(0, Math.max(split, 0))];
  let code = 128;
  let bias = initialBias;
  let at = 0;
  for (let next = split + 1; next < label.length; at++) {
    const before = at;
    for (let weight = 1, k = base; ; k += base) {
      const digit = parseInt(label.charAt(next++), base);
      // 'a' to 'z' count as 0 to 25, '0' to '9' as 26 to 35.
      const value = digit < 10 ? digit + 26 : digit - 10;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (Number.isNaN(digit)) return `xn--${label}`;
      at += value * weight;
      if (value < threshold) break;
      weight *= base - threshold;
    }
    const count = letters.length + 1;
    bias = adapted(at - before, count, before === 0);
    code += Math.floor(at / count);
    at %= count;
    if (code > 0x10ffff) return `xn--${label}`;
    letters.splice(at, 0, String.fromCodePoint(code));
  }
  return letters.join('');
}

function adapted(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += base) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
