/** A value of a form-encoded body as Stripe reads it: `a[b][0]=c`. */
export type Value = string | { [name: string]: Value };
export type Params = { [name: string]: Value };

/** Decodes `amount=1000&metadata[reference]=x&expand[0]=y` into nested values; lists keep their numbers as names. */
export function decodeForm(encoded: string): Params {
  const params: Params = {};
  for (const [name, value] of new URLSearchParams(encoded)) {
    const [first = '', ...rest] = name.split(/[[\]]+/).filter((part, at) => at === 0 || part !== '');
    let place = params;
    let last = first;
    for (const part of rest) {
      const inner = place[last];
      place = typeof inner === 'object' ? inner : ((place[last] = {}), place[last] as Params);
      last = part === '' ? String(Object.keys(place).length) : part;
    }
    place[last] = value;
  }
  return params;
}

/** One text parameter. */
export const text = (params: Params, name: string): string | undefined => {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
};

/** A group of parameters; empty when absent. */
export const group = (params: Params, name: string): Params => {
  const value = params[name];
  return typeof value === 'object' ? value : {};
};

/** A list of texts; empty when absent. */
export const list = (params: Params, name: string): string[] =>
  Object.values(group(params, name)).filter((value): value is string => typeof value === 'string');
