/** A look that a site gives to the elements: tokens and their values, as it would write them in its style sheet. */
export interface Brand {
  readonly title: string;
  /** Whose look it is, in one line. */
  readonly about: string;
  readonly tokens: Readonly<Record<`--o2-${string}`, string>>;
}

/** Three looks: the elements' own, a web agency's and a bank's. Contrast holds in both themes (WCAG 2.2 AA). */
export const brands = {
  o2: { title: 'O2', about: 'No token set: the defaults of the elements.', tokens: {} },
  agency: {
    title: 'Web agency',
    about: 'Warm and round: a small studio that looks after the sites of its clients.',
    tokens: {
      '--o2-font': "'Avenir Next', Avenir, 'Nunito Sans', 'Segoe UI', system-ui, sans-serif",
      '--o2-radius': '1rem',
      '--o2-gap': '1.25rem',
      '--o2-accent': 'light-dark(#a3320b, #ffb59b)',
      '--o2-accent-text': 'light-dark(#ffffff, #3b0d00)',
      '--o2-text': 'light-dark(#2c1e16, #f6e9e1)',
      '--o2-text-soft': 'light-dark(#6b5347, #cbb3a6)',
      '--o2-surface': 'light-dark(#fffaf6, #1d1512)',
      '--o2-surface-raised': 'light-dark(#ffffff, #281d18)',
      '--o2-surface-sunken': 'light-dark(#f8ece3, #140e0c)',
      '--o2-line': 'light-dark(#ecd9cc, #47352c)',
      '--o2-info': 'light-dark(#0f5f73, #86d2e6)',
    },
  },
  bank: {
    title: 'Bank',
    about: 'Sober and square: the customers’ space of a regional bank.',
    tokens: {
      '--o2-font': "'Source Serif 4', 'Iowan Old Style', 'Palatino Linotype', Georgia, serif",
      '--o2-font-size': '1.0625rem',
      '--o2-radius': '0',
      '--o2-gap': '0.875rem',
      '--o2-accent': 'light-dark(#0c4a3e, #8fd6c2)',
      '--o2-accent-text': 'light-dark(#ffffff, #04201a)',
      '--o2-text': 'light-dark(#10211d, #e6efec)',
      '--o2-text-soft': 'light-dark(#475a55, #a9bcb6)',
      '--o2-surface': 'light-dark(#ffffff, #0e1715)',
      '--o2-surface-raised': 'light-dark(#ffffff, #15211e)',
      '--o2-surface-sunken': 'light-dark(#eef3f1, #0a110f)',
      '--o2-line': 'light-dark(#cfdad6, #2c3d38)',
      '--o2-info': 'light-dark(#1f4e9c, #9dc0ff)',
    },
  },
} as const satisfies Record<string, Brand>;

export type BrandName = keyof typeof brands;

/** The brands as a style sheet: one rule each, for whatever carries `data-brand`. */
export function brandStyles(): string {
  return Object.entries<Brand>(brands)
    .map(([name, { tokens }]) => `[data-brand="${name}"] { ${declarations(tokens)} }`)
    .join('\n');
}

const declarations = (tokens: Brand['tokens']): string =>
  Object.entries(tokens)
    .map(([token, value]) => `${token}: ${value};`)
    .join(' ');
