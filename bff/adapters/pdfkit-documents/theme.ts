import type { DocumentSnapshot } from '../../invoices/document/model.ts';
import type { Weight } from './fonts.ts';

/** A4 in points, with the frame that text keeps to; `foot` is where the lowest line ends. */
export const page = { width: 595.28, height: 841.89, left: 48, right: 547.28, top: 48, foot: 818 } as const;

/** Where text runs: its left end and its width. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** Top of what shows in the window of a French DL envelope: 110 mm from the left, 50 mm from the top. */
export const windowTop = 146;

export const columns = {
  page: { x: page.left, width: page.right - page.left },
  seller: { x: page.left, width: 248 },
  foot: { x: page.left, width: 350 },
  window: { x: 312, width: page.right - 312 },
  factLabel: { x: page.left, width: 104 },
  factValue: { x: page.left + 104, width: 140 },
} as const satisfies Record<string, Column>;

export const ink = '#1b2430';
export const muted = '#5a6573';
export const hairline = '#d3d9e0';
export const wash = '#f3f6f8';

/** The seller's colour, dark enough for text on white (contrast ≥ 5.5). */
export const accents: Record<DocumentSnapshot['seller']['code'], string> = {
  HOST: '#0b5a8f',
  CARE: '#0a6b54',
};

/** How a run of text looks. `leading` is the distance between two lines in points. */
export interface Style {
  readonly weight: Weight;
  readonly size: number;
  readonly leading: number;
  readonly color: string;
}

const style = (weight: Weight, size: number, leading: number, color = ink): Style => ({
  weight,
  size,
  leading,
  color,
});

export const styles = {
  title: style('semibold', 20, 26),
  number: style('semibold', 10.5, 15),
  brand: style('semibold', 15, 20),
  address: style('regular', 9.5, 13.5),
  addressName: style('semibold', 10, 14),
  label: style('regular', 8, 12.5, muted),
  value: style('regular', 8.5, 12.5),
  small: style('regular', 8, 11.5, muted),
  heading: style('semibold', 7.5, 11, muted),
  item: style('semibold', 9, 13),
  figure: style('regular', 9, 13),
  total: style('semibold', 9.5, 15),
  due: style('semibold', 12, 18),
  section: style('semibold', 9.5, 14),
  body: style('regular', 8.5, 12.5),
  legal: style('regular', 7.25, 10.25, muted),
} as const satisfies Record<string, Style>;
