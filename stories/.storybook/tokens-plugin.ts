import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const name = 'virtual:tokens';
const source = join(import.meta.dirname, '../../components/kit/tokens.ts');

/** The tokens as a module: what the style sheet of the kit reads, with the default there and the sentence above it. */
export const tokensPlugin: Plugin = {
  name,
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load(id) {
    if (id !== `\0${name}`) return undefined;
    this.addWatchFile(source);
    return `export const tokens = ${JSON.stringify(tokensIn(readFileSync(source, 'utf8')))}`;
  },
};

/** Every `--_x: var(--o2-x, default)` with its `@cssprop` sentence. */
export function tokensIn(text: string): { name: string; initial: string; about: string }[] {
  const sentences = new Map(
    [...text.matchAll(/@cssprop \[?(--o2-[a-z-]+)[^\]\n]*?\]? - (.+)/g)].map(([, token = '', about = '']) => [
      token,
      about,
    ]),
  );
  return [...text.matchAll(/var\((--o2-[a-z-]+), (.+)\);/g)].map(([, token = '', initial = '']) => ({
    name: token,
    initial,
    about: sentences.get(token) ?? '',
  }));
}
