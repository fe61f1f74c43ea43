import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** TypeScript rewrites `./x.ts` to `./x.js` in the modules that it emits but leaves it in their declarations. */
export function rewriteDeclarations(folder: string): void {
  for (const file of globSync('**/*.d.ts', { cwd: folder })) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replaceAll(/((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)(?<!\.d)\.ts(['"])/g, '$1.js$2'),
    );
  }
}
