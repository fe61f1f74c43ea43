/**
 * The nearest integer to `n / d`, halves away from zero, as tax authorities round money. `d` is positive.
 */
export function roundedQuotient(n: bigint, d: bigint): bigint {
  const size = n < 0n ? -n : n;
  const quotient = (2n * size + d) / (2n * d);
  return n < 0n ? -quotient : quotient;
}

/** The greatest integer not above `n / d`. `d` is positive. */
export function flooredQuotient(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/**
 * Splits `total` into integers close to `weights[i] / divisor`, by largest remainder, so that they sum to `total` exactly.
 * `total` must be the sum of the exact shares, rounded either way; each part is then its share rounded down or up.
 */
export function spread(total: bigint, weights: readonly bigint[], divisor: bigint): bigint[] {
  const parts = weights.map((weight) => flooredQuotient(weight, divisor));
  const remainder = (index: number): bigint => weights[index]! - parts[index]! * divisor;
  const missing = Number(total - parts.reduce((sum, part) => sum + part, 0n));
  const neediest = parts
    .map((_, index) => index)
    .sort((a, b) => Number(remainder(b) - remainder(a)) || a - b);
  for (const index of neediest.slice(0, missing)) parts[index]! += 1n;
  return parts;
}
