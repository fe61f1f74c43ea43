const files = ['package.json', 'package-lock.json', 'README.md', 'LICENSE', '.gitignore', '.npmrc'];
const folders = ['components', 'bff', 'stories', 'demo', 'test', '.ci'];
const made = ['.git', 'node_modules', '.data', '.cache', 'coverage'];

/** What lies at the root of the repository and does not belong there. */
export function layoutProblems(rootEntries: readonly string[]): string[] {
  const known = new Set([...files, ...folders, ...made]);
  return rootEntries
    .filter((name) => !known.has(name))
    .map((name) => `${name}: move it beside what it configures or describes; the root holds nothing else`);
}
