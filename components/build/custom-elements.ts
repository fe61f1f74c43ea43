import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import * as analyzer from '@custom-elements-manifest/analyzer';
import type {
  ClassMember,
  CustomElement,
  CustomElementDeclaration,
  Declaration,
  Module,
  Package,
} from 'custom-elements-manifest/schema.d.ts';

const root = resolve(import.meta.dirname, '..');

const require = createRequire(import.meta.url);

/** The analyzer's types leave out its own entry, and its plugin for Lit. */
const { create, ts } = analyzer as unknown as {
  create(input: { modules: unknown[]; plugins: unknown[]; context: object }): Package;
  ts: {
    createSourceFile(path: string, text: string, target: number, parents: boolean): unknown;
    ScriptTarget: { ES2022: number };
  };
};
const { litPlugin } = (await import(
  require.resolve('@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js')
)) as {
  litPlugin(): unknown[];
};

/** Writes dist/custom-elements.json. */
export function writeManifest(): void {
  writeFileSync(join(root, 'dist/custom-elements.json'), `${JSON.stringify(elementsManifest(), null, 2)}\n`);
}

/** Every element with its attributes, events, slots, parts and custom properties, read from the sources. */
export function elementsManifest(): Package {
  const modules = globSync('*/o2-*.ts', { cwd: root, exclude: ['dist', 'node_modules'] })
    .toSorted()
    .map((path) =>
      ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true),
    );
  const found = create({ modules, plugins: litPlugin(), context: {} });
  return { ...found, modules: found.modules.map(publishedModule) };
}

/** As the package has it: compiled paths, the tag that the file name says, and only what is public. */
function publishedModule(module: Module): Module {
  const tag = basename(module.path, '.ts');
  const compiled = (path: string) => `dist/${path.replace(/\.ts$/, '.js')}`;
  const declarations = (module.declarations ?? []).map((declaration) => publicDeclaration(declaration, tag));
  const element = declarations.find((declaration) => 'customElement' in declaration);
  const path = compiled(module.path);
  const definition = {
    kind: 'custom-element-definition' as const,
    name: tag,
    declaration: { name: element?.name ?? '', module: path },
  };
  return {
    ...module,
    path,
    declarations,
    exports: [
      ...(module.exports ?? []).map((it) => ({ ...it, declaration: { ...it.declaration, module: path } })),
      definition,
    ],
  };
}

function publicDeclaration(declaration: Declaration, tag: string): Declaration {
  if (declaration.kind !== 'class') return declaration;
  if (!('customElement' in declaration))
    return { ...declaration, superclass: { name: declaration.superclass?.name ?? 'Object' } };
  const element: CustomElementDeclaration & CustomElement = {
    ...declaration,
    customElement: true,
    tagName: tag,
  };
  const { members = [], events = [] } = element;
  const shown: typeof element = {
    ...element,
    members: members.filter(isPublic),
    events: events.filter(({ name }) => name.startsWith('o2-')),
  };
  return shown;
}

const isPublic = ({ name, privacy }: ClassMember): boolean =>
  !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';
