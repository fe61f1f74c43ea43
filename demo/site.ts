import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};
const texts = new Set(['.html', '.css', '.txt']);
const modules = resolve(import.meta.dirname, '../node_modules');

/** A site of plain files. */
export interface Site {
  readonly folder: string;
  /** Address → a file of a package, for fonts. */
  readonly fonts: Readonly<Record<string, string>>;
  /** What stands in the files → what is sent instead: the origins of this run. */
  readonly replace: Readonly<Record<string, string>>;
  /** Sent with every page. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers from files that were read once; whatever is no file of the site is 404, `..` and all. */
export function siteOf(site: Site): (request: Request) => Response {
  const files = new Map<string, string>([
    ...readdirSync(site.folder).map((name): [string, string] => [`/${name}`, join(site.folder, name)]),
    ...Object.entries(site.fonts).map(([path, file]): [string, string] => [path, join(modules, file)]),
  ]);
  const bodies = new Map([...files].map(([path, file]) => [path, bodyOf(file, site.replace)]));
  return (request) => {
    const { pathname } = new URL(request.url);
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = bodies.get(path);
    if (body === undefined) return new Response('Cette page n’existe pas.', { status: 404, headers: plain });
    const type = types[extname(path)] ?? 'application/octet-stream';
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        'content-type': type,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        ...(type.startsWith('text/html') ? site.headers : {}),
      },
    });
  };
}

const plain = { 'content-type': 'text/plain; charset=utf-8' };

function bodyOf(file: string, replace: Site['replace']): BodyInit {
  if (!texts.has(extname(file))) return new Uint8Array(readFileSync(file));
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of Object.entries(replace)) text = text.replaceAll(from, to);
  return text;
}
