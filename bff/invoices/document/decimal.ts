/**
 * An integer of `scale` decimals as plain decimal text (`-1234.5`), with at least `least` decimals and no useless zero
 * after those.
 */
export function decimal(value: number, scale: number, least = 0): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '').padEnd(least, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -scale)}${fraction && `.${fraction}`}`;
}
