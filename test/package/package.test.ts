import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, Package, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from '../support/run.ts';
import { allElements, expectedExports, packageFile, programEntries } from './entries.ts';
import { emptyFolder, install, pack, runIn } from './packed.ts';

const folder = emptyFolder();
const project = join(folder.path, 'project');
const installed = join(project, 'node_modules/@o2/components');
let tarball = '';

before(async () => {
  tarball = await pack(folder.path);
  await install(project, [tarball]);
});
after(folder.remove);

describe('the packed components', () => {
  it('install in an empty folder without native modules and without install scripts', () => {
    const native = globSync('node_modules/**/*.node', { cwd: project });
    const scripts = globSync('node_modules/**/package.json', { cwd: project }).filter((path) => {
      const { scripts: own = {} } = JSON.parse(readFileSync(join(project, path), 'utf8')) as {
        scripts?: object;
      };
      return Object.keys(own).some((name) => /^(pre|post)?install$/.test(name));
    });

    assert.deepEqual([...native, ...scripts], []);
  });

  it('bring their licence along', () => {
    assert.equal(
      readFileSync(join(installed, 'LICENSE'), 'utf8'),
      readFileSync(join(root, 'LICENSE'), 'utf8'),
    );
  });

  for (const entry of programEntries()) {
    it(`import ${entry} in Node, where there is no window`, async () => {
      await runIn(
        project,
        process.execPath,
        '--input-type=module',
        '-e',
        `await import(${JSON.stringify(entry)})`,
      );
    });
  }

  it('pass publint without a remark', async () => {
    const { messages, pkg } = await publint({ pkgDir: installed, strict: true });

    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it('have types that every way of resolving modules finds', async () => {
    const files = globSync('**/*', { cwd: installed, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [
        `/node_modules/@o2/components${path.slice(installed.length)}`,
        readFileSync(path, 'utf8'),
      ]);

    const includeEntrypoints = programEntries().map((entry) => entry.replace('@o2/components', '.'));
    const analysis = await checkPackage(new Package(Object.fromEntries(texts), '@o2/components', '0.1.0'), {
      includeEntrypoints,
    });

    assert.ok(analysis.types, 'no types were found');
    assert.deepEqual(problemsOfModules(analysis.problems), []);
  });

  it('describe every element in custom-elements.json, with a sentence on all that a page can use', () => {
    const { modules } = JSON.parse(
      readFileSync(join(installed, 'dist/custom-elements.json'), 'utf8'),
    ) as Manifest;
    const described = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
    const silent = described.flatMap(({ tagName, ...parts }) =>
      (['attributes', 'events', 'slots', 'cssParts'] as const)
        .flatMap((kind) => parts[kind] ?? [])
        .filter(({ description }) => !description)
        .map(({ name }) => `${tagName} ${name}`),
    );

    assert.deepEqual(
      described.map(({ tagName }) => tagName).toSorted(),
      allElements()
        .map(({ tag }) => tag)
        .toSorted(),
    );
    assert.deepEqual(silent, []);
  });
});

describe('the doors of the components', () => {
  it('are those that the folders ask for', () => {
    assert.deepEqual(packageFile.exports, expectedExports());
  });

  it('lead to every element: its class from the whole, its registration from its room', async () => {
    const names = Object.keys((await import(join(installed, 'dist/index.js'))) as object);
    const whole = readFileSync(join(root, 'components/define.ts'), 'utf8');
    const missing = allElements().filter(({ tag, room, className }) => {
      const registered = readFileSync(join(root, `components/${room}/define.ts`), 'utf8').includes(
        `'${tag}'`,
      );
      return !names.includes(className) || !registered || !whole.includes(`'./${room}/define.ts'`);
    });

    assert.deepEqual(missing, []);
  });
});

/** The package is modules only: how a CommonJS program, or TypeScript before 2022, would see it is no matter. */
function problemsOfModules(problems: readonly Problem[]): string[] {
  const foreign = new Set(['node10', 'node16-cjs']);
  const ours = problems.filter(
    (problem) => !('resolutionKind' in problem && foreign.has(problem.resolutionKind)),
  );
  return ours.map((problem) => JSON.stringify(problem));
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Described[] }[];
}

interface Described {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
}

interface Named {
  readonly name: string;
  readonly description?: string;
}
