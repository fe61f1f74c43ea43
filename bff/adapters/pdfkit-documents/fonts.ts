import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

/** Weights of Noto Sans that the print uses. */
export const weights = ['regular', 'semibold'] as const;
export type Weight = (typeof weights)[number];

const files: Record<Weight, string> = {
  regular: import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  semibold: import.meta.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
};

/** The parsed fonts, shared by all documents because parsing costs more than a page; read once. */
export const loadFonts = (): Record<Weight, Font> => ({
  regular: load('regular'),
  semibold: load('semibold'),
});

function load(weight: Weight): Font {
  const font = create(readFileSync(fileURLToPath(files[weight])));
  if (!('layout' in font)) throw new Error(`${files[weight]} is not a single font`);
  return font;
}
