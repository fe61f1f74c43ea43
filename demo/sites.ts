import { join } from 'node:path';
import { siteOf } from './site.ts';

/** Where this run's servers answer, and the release that was built. */
export interface Places {
  readonly space: string;
  readonly version: string;
  /** `sha384-…` of the release's script. */
  readonly integrity: string;
}

type Answer = (request: Request) => Response;

const here = import.meta.dirname;
const common = { 'referrer-policy': 'strict-origin-when-cross-origin' };
const grotesque =
  '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2';
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2';

// What the files hold, so that they show the lines that a reader would paste.
const written = {
  space: 'http://space.localhost:8787',
  version: '0.0.0',
  integrity: 'sha384-of-this-release',
};

const replacing = ({ space, version, integrity }: Places): Record<string, string> => ({
  [written.space]: space,
  [`/releases/${written.version}/`]: `/releases/${version}/`,
  [written.integrity]: integrity,
});

/** A web agency: the four lines, and no policy at all. */
export const agencySite = (places: Places): Answer =>
  siteOf({
    folder: join(here, 'partner-a'),
    fonts: { '/grotesque.woff2': grotesque },
    replace: replacing(places),
    headers: common,
  });

/** A bank: the strictest policy that a page can have today, with the pinned release that Integrity-Policy asks for. */
export const bankSite = (places: Places): Answer =>
  siteOf({
    folder: join(here, 'partner-b'),
    fonts: { '/serif.woff2': serif },
    replace: replacing(places),
    headers: {
      ...common,
      'content-security-policy': [
        "default-src 'none'",
        `script-src ${places.space}`,
        `frame-src ${places.space}`,
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ].join('; '),
      'integrity-policy': 'blocked-destinations=(script)',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    },
  });
