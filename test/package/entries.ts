import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../support/run.ts';

type Target = string | { readonly types?: string; readonly default?: string };

/** The part of the components' package.json that its users meet. */
export interface PackageFile {
  readonly exports: Readonly<Record<string, Target>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

export const packageFile = JSON.parse(
  readFileSync(join(root, 'components/package.json'), 'utf8'),
) as PackageFile;

/** Every address that a program can import, the contract's pattern spelled out; types alone left out. */
export function programEntries(): string[] {
  return Object.entries(packageFile.exports).flatMap(([address, target]) => {
    if (typeof target === 'string' || !target.default) return [];
    const name = `@o2/components${address.slice(1)}`;
    return address.includes('*') ? contractFiles().map((file) => name.replace('*', file)) : [name];
  });
}

/** The addresses that the folders ask for: the whole, each room that registers elements, the contract, the frameworks. */
export function expectedExports(): Record<string, Target> {
  const module = (path: string): Target => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
  const rooms = globSync('*/define.ts', { cwd: join(root, 'components') }).map(
    (file) => file.split(/[\\/]/)[0] ?? '',
  );
  const own = rooms.filter((room) => room !== 'kit').toSorted();
  return {
    '.': module('index'),
    './define': module('define'),
    ...Object.fromEntries(own.map((room) => [`./${room}`, module(`${room}/define`)])),
    './contract/*': module('contract/*'),
    './react': { types: './dist/react.d.ts' },
    './vue': { types: './dist/vue.d.ts' },
    './custom-elements.json': './dist/custom-elements.json',
    './package.json': './package.json',
  };
}

/** Every element: its tag, its room and its class. */
export function allElements(): { readonly tag: string; readonly room: string; readonly className: string }[] {
  return globSync('*/o2-*.ts', { cwd: join(root, 'components'), exclude: ['dist'] }).map((file) => {
    const [room = '', name = ''] = file.split(/[\\/]/);
    const tag = basename(name, '.ts');
    return {
      tag,
      room,
      className: tag.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    };
  });
}

function contractFiles(): string[] {
  return globSync('*.ts', { cwd: join(root, 'components/contract') }).map((file) => basename(file, '.ts'));
}
