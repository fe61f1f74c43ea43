interface Ban {
  /** The files in which the words are refused, by path from the root. */
  readonly where: RegExp;
  readonly words: RegExp;
  readonly remedy: string;
}

const page = /^(components|bff|stories|demo)\/.*\.(ts|html)$/;
const code = /\.(ts|cjs|js|html|css)$/;

const bans: readonly Ban[] = [
  {
    where: page,
    words: /\bstyleMap\b/,
    remedy: 'a strict CSP blocks it: use a class, or style.setProperty() in updated()',
  },
  {
    where: page,
    words: /\bunsafe(HTML|SVG|MathML|Static)\b/,
    remedy: 'render the value as text or as a template',
  },
  {
    where: page,
    words: /\.(inner|outer)HTML\s*\+?=|insertAdjacentHTML|document\.write/,
    remedy: 'Trusted Types blocks it: build nodes',
  },
  { where: page, words: /[\s"'`]style=["'$\\]/, remedy: 'a strict CSP blocks it: use a class' },
  {
    where: /^components\/.*\.ts$/,
    words: /<style[\s>]/,
    remedy: 'a strict CSP blocks it: use static styles',
  },
  {
    where: code,
    words: /\b(oxlint|eslint)-disable|@ts-(ignore|nocheck|expect-error)/,
    remedy: 'mend the cause',
  },
  { where: code, words: /\b(TODO|FIXME|XXX)\b/, remedy: 'do it now, or open an issue' },
  {
    where: /^test\/.*\.ts$/,
    words: /\b(it|test|describe|suite)\.(only|skip|todo)\b/,
    remedy: 'run the test, or remove it',
  },
];

/** Words that must not stand in a file, each with its line and what to write instead. */
export function wordProblems(path: string, text: string): string[] {
  const asked = bans.filter(({ where }) => where.test(path));
  return text
    .split('\n')
    .flatMap((line, index) =>
      asked
        .filter(({ words }) => words.test(line))
        .map(({ words, remedy }) => `${path}:${index + 1} ${words.exec(line)?.[0].trim()}: ${remedy}`),
    );
}
