import { join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, 'lit');

const slim: readonly (readonly [id: RegExp, put: string])[] = [
  [/^lit\/decorators\.js$/, join(folder, 'decorators.ts')],
  [/^\.\/css-tag\.js$/, join(folder, 'css-tag.ts')],
];

/** The compiler's helper comes from within the bundler: no other hook is asked about it. */
const decorateHelper = /^\0@oxc-project\+runtime@[^/]+\/helpers\/(?:esm\/)?decorate\.js$/;

/** What the library tells of itself to other copies, and the scripts for old browsers that it calls where there are any. */
const told =
  /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)|\w+\.(?:lit|reactive)\w+(?:Hydrate|Polyfill)Support\b/g;
const litModule = /[\\/](?:lit-html|lit-element|reactive-element)\.js$/;

/**
 * Puts small modules in the place of three that carry much which the script tag never needs: two kinds of decorators at
 * once, and styles for browsers without adopted sheets. The package keeps the library as it is.
 */
export const slimLit: Plugin = {
  name: 'slim-lit',
  enforce: 'pre',
  resolveId: (id) => slim.find(([pattern]) => pattern.test(id))?.[1],
  transform: (code, id) => {
    // Our decorators change the prototype themselves: the helper has only to call them.
    if (decorateHelper.test(id))
      return {
        code: 'export default (decorators, target, name) => decorators.forEach((it) => it(target, name))',
        map: null,
      };
    return litModule.test(id) ? { code: code.replaceAll(told, '(void 0)'), map: null } : undefined;
  },
};
