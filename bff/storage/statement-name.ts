const most = 500;
const names = new Map<string, string>();

/**
 * The name of a statement by its text: one that has a name is parsed and planned once a connection. None beyond so many,
 * since each is kept on both sides.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= most) return known;
  const name = `o2_${names.size}`;
  names.set(text, name);
  return name;
}
