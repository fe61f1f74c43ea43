/**
 * JSON with keys in code-unit order and nothing between, so that equal values give equal text and equal hashes (RFC 8785 for
 * our values). Absent and `undefined` members are the same. Throws a `TypeError` naming the place of anything else that JSON
 * would lose: fractions, unsafe integers, lone surrogates, other objects.
 */
export const canonicalJson = (value: unknown, path = '$'): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value, path);
  if (typeof value === 'number') return integer(value, path);
  if (Array.isArray(value))
    return `[${value.map((item, index) => canonicalJson(item, `${path}[${index}]`)).join(',')}]`;
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return members(value, path);
  throw new TypeError(`${path} cannot be kept as JSON`);
};

const members = (value: object, path: string): string => {
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  present.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${present.map(([key, member]) => `${text(key, path)}:${canonicalJson(member, `${path}.${key}`)}`).join(',')}}`;
};

function text(value: string, path: string): string {
  if (!value.isWellFormed()) throw new TypeError(`${path} holds half a character`);
  return JSON.stringify(value);
}

function integer(value: number, path: string): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${path} is ${String(value)}, not an integer`);
  return String(value === 0 ? 0 : value);
}
